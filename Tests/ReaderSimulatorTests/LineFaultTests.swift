import ReaderSimulator
import StationCore
import Testing

struct LineFaultTests {
  private static let frame = Array("0000000001\r\n".utf8)
  private let start = ContinuousClock.now
  private var line = SimulatedLine([SimulatedLine.Reader(LinePeripheral())], seed: 7)

  private mutating func next() throws -> [UInt8] {
    try line.present("0000000001", for: .zero, at: start)
    return line.takeOutput()
  }

  @Test mutating func soManyFramesLoseOneByteEach() throws {
    try line.suffer(.lose(.frames(2)))
    #expect(try [next(), next(), next()].map(\.count) == [11, 11, 12])
  }

  @Test mutating func soManyFramesHaveOneWrongByteEach() throws {
    try line.suffer(.corrupt(.frames(2)))
    let wrong = try [next(), next(), next()].map { zip($0, Self.frame).count { $0 != $1 } }
    #expect(wrong == [1, 1, 0])
  }

  @Test mutating func aRateHitsItsShareOfBytes() throws {
    try line.suffer(.lose(.rate(0.1)))
    var kept = 0
    for _ in 0..<1_000 { kept += try next().count }
    #expect(10_500...11_100 ~= kept)
    try line.suffer(.lose(.rate(0)))
    #expect(try next() == Self.frame)
  }

  @Test mutating func aSplitFrameComesInTwoPieces() throws {
    try line.suffer(.split(.milliseconds(20)))
    let first = try next()
    #expect(!first.isEmpty && first.count < 12)
    #expect(!line.isIdle)
    line.timePassed(at: start + .milliseconds(19))
    #expect(line.takeOutput() == [])
    line.timePassed(at: start + .milliseconds(20))
    #expect(first + line.takeOutput() == Self.frame)
    #expect(line.isIdle)
    try line.suffer(.split(nil))
    #expect(try next() == Self.frame)
  }

  @Test mutating func piecesOfTwoFramesStayInOrder() throws {
    try line.suffer(.split(.milliseconds(20)))
    try line.present("0000000001", for: .zero, at: start)
    try line.present("0000000002", for: .zero, at: start)
    line.send([0x41], at: start)
    line.timePassed(at: start + .milliseconds(100))
    #expect(line.takeOutput() == Array("0000000001\r\n0000000002\r\nA".utf8))
  }

  @Test mutating func aSilentReaderNeitherHearsNorSaysAnything() throws {
    try line.suffer(.silent(true))
    #expect(try next() == [])
    line.receive([0x07], at: start)
    line.timePassed(at: start + .seconds(1))
    #expect(line.takeShown() == [])
    try line.suffer(.silent(false))
    #expect(try next() == Self.frame)
  }

  @Test mutating func aFaultOfOneReaderLeavesTheOtherAlone() throws {
    line = SimulatedLine([.init(LinePeripheral(), address: 1), .init(LinePeripheral(), address: 2)], seed: 7)
    try line.suffer(.silent(true), at: 2)
    try line.present("0000000001", to: 2, for: .zero, at: start)
    #expect(line.takeOutput() == [])
    #expect(try next() == Self.frame)
    line.receive([0x07], at: start)
    line.timePassed(at: start + .seconds(1))
    try line.suffer(.silent(false), at: 2)
    line.receive([0x07], at: start + .seconds(2))
    line.timePassed(at: start + .seconds(3))
    #expect(line.takeShown() == ["@1 beep 1", "@1 beep 1", "@2 beep 1"])
  }

  @Test func theSameSeedGivesTheSameFaults() throws {
    func run(seed: UInt64) throws -> [UInt8] {
      var line = SimulatedLine([SimulatedLine.Reader(LinePeripheral())], seed: seed)
      try line.suffer(.corrupt(.rate(0.2)))
      for _ in 0..<20 { try line.present("0000000001", for: .zero, at: start) }
      return line.takeOutput() + line.noise(20)
    }
    #expect(try run(seed: 7) == run(seed: 7))
    #expect(try run(seed: 7) != run(seed: 8))
  }

  @Test mutating func noiseWithASeedIsTheSameEachTime() {
    let first = line.noise(100, seed: 3)
    #expect(line.noise(100) != first)
    #expect(line.noise(100, seed: 3) == first)
  }

  @Test mutating func aRestartTakesTheCardAway() throws {
    line = SimulatedLine([SimulatedLine.Reader(EM4100Peripheral())], seed: 7)
    try line.present("0000000001", for: .seconds(10), at: start)
    try line.restart(at: start + .milliseconds(70))
    #expect(line.takeOutput().count == 28)
    #expect(line.wakeAt == nil)
  }
}
