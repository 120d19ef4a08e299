import CardReaders
import ReaderSimulator
import ReaderTestSupport
import StationCore
import TestSupport
import Testing

/// The driver as the panel of simulated readers, in virtual time.
struct OSDPLineTests {
  private let key: OSDPKey
  private let addresses = [101, 102]

  init() throws { key = try #require(OSDPKey(bytes: Array(0x10...0x1F))) }

  private func configuration(_ address: Int, _ key: OSDPKey?) -> ReaderConfiguration {
    ReaderConfiguration(
      name: "reader \(address)", device: "/dev/null", protocol: .osdp,
      osdp: OSDPSettings(address: address, keyFile: key == nil ? nil : "/key", keys: key.map { [$0] } ?? []))
  }

  private func line(_ key: OSDPKey?, _ settings: SimulatorSettings) throws -> VirtualLine {
    let driver = OSDPDriver(addresses.map { configuration($0, key) }, using: SeededGenerator(seed: 1))
    var settings = settings
    settings.addresses = addresses
    return VirtualLine(driver, readers: SimulatedLine(try ReaderProtocol.osdp.makeReaders(settings), seed: 1))
  }

  @Test func twoReadersOfALineAreReadThroughTheirChannels() throws {
    var line = try line(key, SimulatorSettings(key: key))
    line.run(for: .seconds(2))
    try line.hold("26:0,1", for: .seconds(1))
    try line.readers.present("26:0,2", to: 102, for: .seconds(1), at: line.now)
    try line.readers.press("12#", on: 102, at: line.now)
    line.run(for: .seconds(1))
    #expect(line.taps.map(\.card.bytes) == [[0, 0, 1], [0, 0, 2]])
    #expect(line.events.contains(.keys("12#", reader: 1)))
    #expect(line.readers.takeShown().prefix(2) == ["@101 led red", "@102 led red"])
  }

  @Test func aReaderThatFallsSilentLeavesTheOtherAlone() throws {
    var line = try line(key, SimulatorSettings(key: key))
    line.run(for: .seconds(2))
    let before = line.events.count
    try line.readers.suffer(.silent(true), at: 102)
    line.run(for: .seconds(10))
    try line.hold("26:0,1", for: .seconds(1))
    #expect(line.taps.count == 1)
    #expect(line.events.dropFirst(before).contains { if case .failing(_, 1) = $0 { true } else { false } })
    #expect(!line.events.dropFirst(before).contains { if case .failing(_, 0) = $0 { true } else { false } })
    try line.readers.suffer(.silent(false), at: 102)
    line.run(for: .seconds(10))
    try line.readers.present("26:0,2", to: 102, for: .seconds(1), at: line.now)
    line.run(for: .seconds(1))
    #expect(line.taps.count == 2)
  }

  @Test(arguments: [true, false])
  func everyCardComesThroughABadLine(isSecure: Bool) throws {
    let key = isSecure ? key : nil
    var line = try line(key, SimulatorSettings(key: key))
    line.run(for: .seconds(2))
    try line.readers.suffer(.corrupt(.rate(0.01)))
    for number in 1...200 {
      try line.hold("26:0,\(number)", for: .seconds(1))
      line.run(for: .seconds(3))
    }
    #expect(Set(line.taps.map(\.card)).count == 200)
    #expect(line.taps.count == 200)
  }

  @Test func aBusyReaderIsAskedAgain() throws {
    var line = try line(key, SimulatorSettings(key: key))
    line.run(for: .seconds(2))
    let before = line.events.count
    try line.readers.beBusy(for: 3)
    try line.hold("26:0,1", for: .seconds(2))
    #expect(line.taps.count == 1)
    #expect(!line.events.dropFirst(before).contains { if case .failing = $0 { true } else { false } })
  }

  @Test func aRestartedReaderIsBackSoon() throws {
    var line = try line(key, SimulatorSettings(key: key))
    line.run(for: .seconds(2))
    try line.readers.restart(at: line.now)
    line.run(for: .seconds(2))
    try line.hold("26:0,1", for: .seconds(1))
    #expect(line.taps.count == 1)
  }

  @Test func withoutItsKeyAReaderIsNotRead() throws {
    var line = try line(nil, SimulatorSettings(key: key))
    try line.hold("26:0,1", for: .seconds(5))
    #expect(line.taps.isEmpty)
    line = try self.line(key, SimulatorSettings())
    try line.hold("26:0,1", for: .seconds(5))
    #expect(line.taps.isEmpty)
  }

  @Test func aNewReaderIsGivenItsKey() throws {
    let readers = try ReaderProtocol.osdp.makeReaders(SimulatorSettings(addresses: [101], isInstalling: true))
    let setting = OSDPDriver(setting: key, of: configuration(101, nil), using: SeededGenerator(seed: 1))
    var line = VirtualLine(setting, readers: SimulatedLine(readers, seed: 1))
    line.run(for: .seconds(5))
    #expect(line.events.contains(.answering()))
    let panel = OSDPDriver([configuration(101, key)], using: SeededGenerator(seed: 2))
    line = VirtualLine(panel, readers: line.readers)
    line.run(for: .seconds(10))
    try line.hold("26:0,1", for: .seconds(1))
    #expect(line.taps.count == 1)
    line = VirtualLine(OSDPDriver([configuration(101, nil)]), readers: line.readers)
    line.run(for: .seconds(10))
    try line.hold("26:0,2", for: .seconds(1))
    #expect(line.taps.isEmpty)
  }
}
