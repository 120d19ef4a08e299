import CMalloc
import CardReaders
import Glibc
import ReaderSimulator
import ReaderTestSupport
import StationCore
import TestSupport

/// How fast a driver takes good bytes, and what is left of it after a hundred megabytes of bad ones.
struct DecodingBench {
  private let `protocol`: ReaderProtocol
  private let megabytes: Int
  private let session: [UInt8]

  /// Records what a simulated reader sends while cards are held to it.
  init(_ protocol: ReaderProtocol, megabytes: Int) throws {
    self.protocol = `protocol`
    self.megabytes = megabytes
    var line = try VirtualLine(`protocol`)
    for number in UInt8(1)...20 {
      try line.hold(SampleReader.card(number, of: `protocol`), for: .milliseconds(300))
      line.run(for: .milliseconds(200))
    }
    session = line.received.flatMap(\.self)
  }

  func figures() throws -> [BenchFigure] {
    [
      BenchFigure(
        name: "\(`protocol`.rawValue): decoded", unit: "MB/s", station: decodingRate(),
        baselines: ["one look at each byte": lookingRate()]),
      BenchFigure(
        name: "\(`protocol`.rawValue): memory kept by the driver after \(megabytes) MB of noise and broken frames",
        unit: "bytes",
        station: Double(growth())),
      BenchFigure(
        name: "\(`protocol`.rawValue): next card read after it", unit: "yes = 1",
        station: try isReadAfterNoise() ? 1 : 0),
    ]
  }

  private func decodingRate() -> Double {
    var driver = `protocol`.makeDriver(for: [SampleReader.configuration(`protocol`)])
    var now = ContinuousClock.now
    _ = driver.opened(at: now)
    return rate { piece in
      now += .milliseconds(4)
      return driver.receive(piece, at: now).count
    }
  }

  private func lookingRate() -> Double {
    rate { piece in piece.reduce(into: 0) { $0 = $0 &* 31 &+ Int($1) } }
  }

  private func rate(_ take: (ArraySlice<UInt8>) -> Int) -> Double {
    let rounds = 20_000_000 / session.count
    var sum = 0
    // Processor time: how busy the machine is otherwise says nothing about a decoder.
    let start = clock()
    for _ in 0..<rounds {
      var rest = session[...]
      while !rest.isEmpty {
        sum &+= take(rest.prefix(4_096))
        rest = rest.dropFirst(4_096)
      }
    }
    let seconds = Double(clock() - start) / 1e6
    // The sum is used, so that the work is not left out.
    return Double(rounds * session.count) / 1e6 / seconds + (sum == .min ? 1 : 0)
  }

  /// What a driver holds more than before, after noise and sessions with a wrong byte in every twenty.
  private func growth() -> Int {
    var random = SeededGenerator(seed: 11)
    var driver = `protocol`.makeDriver(for: [SampleReader.configuration(`protocol`)])
    var now = ContinuousClock.now
    _ = driver.opened(at: now)
    let before = mallinfo2().uordblks
    for round in 0..<megabytes {
      var rest = (round.isMultiple(of: 2) ? random.bytes(1_000_000) : mutated(&random))[...]
      while !rest.isEmpty {
        now += .milliseconds(4)
        if let wake = driver.wakeAt, wake <= now { _ = driver.timePassed(at: now) }
        _ = driver.receive(rest.prefix(4_096), at: now)
        rest = rest.dropFirst(4_096)
      }
    }
    return Int(mallinfo2().uordblks) - Int(before)
  }

  /// Whether a card is read after a line was full of noise.
  private func isReadAfterNoise() throws -> Bool {
    var random = SeededGenerator(seed: 12)
    var line = try VirtualLine(`protocol`)
    line.isRecording = false
    line.run(for: .seconds(3))
    for _ in 0..<megabytes { line.disturb(with: random.bytes(1_000_000), pieces: 4_096) }
    line.run(for: .seconds(15))
    try line.hold(SampleReader.card(200, of: `protocol`), for: .milliseconds(500))
    line.run(for: .seconds(1))
    return line.taps.last.map { line.now - $0.at < .seconds(2) } ?? false
  }

  private func mutated(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1_000_000)
    while bytes.count < 1_000_000 { bytes += session }
    for position in bytes.indices where random.next().isMultiple(of: 20) {
      bytes[position] = UInt8(truncatingIfNeeded: random.next())
    }
    return bytes
  }
}
