import ReaderFrames
import StationCore
import Testing

@testable import ReaderSimulator

struct PN532PeripheralTests {
  private let start = ContinuousClock.now
  private static let wake = [0x55, 0x55] + [UInt8](repeating: 0, count: 14)
  private static let look = PN532Command.inListPassiveTarget(maximum: 2, modulation: 0)

  /// A module that is awake.
  private func awake() -> PN532Peripheral {
    var module = PN532Peripheral()
    _ = module.receive(Self.wake[...], at: start)
    return module
  }

  /// What the module sends from a command on, until so long after it.
  private func frames(
    _ module: inout PN532Peripheral, _ command: PN532Command, for time: Duration = .milliseconds(20)
  ) -> [PN532Frame] {
    let bytes = module.receive(command.frame.bytes[...], at: start).flatMap(\.bytes)
    return found(bytes + rest(&module, for: time))
  }

  private func rest(_ module: inout PN532Peripheral, for time: Duration) -> [UInt8] {
    var bytes: [UInt8] = []
    while let wakeAt = module.wakeAt, wakeAt <= start + time {
      bytes += module.timePassed(at: wakeAt).flatMap(\.bytes)
    }
    return bytes
  }

  private func found(_ bytes: [UInt8]) -> [PN532Frame] {
    var scanner = PN532Scanner()
    return scanner.scan(bytes[...]).compactMap { if case .frame(let frame) = $0 { frame } else { nil } }
  }

  private func targets(_ frames: [PN532Frame]) -> [[UInt8]]? {
    guard case .reply(Self.look.code, let data) = frames.last,
      case .targets(let targets) = PN532Reply(
        to: Self.look, data: data)
    else { return nil }
    return targets.map(\.uid)
  }

  @Test(arguments: [
    (Self.wake, true), ([0x55, 0, 0, 0, 0], true), ([UInt8](repeating: 0, count: 10), true), ([], false),
    ([0x55], false), ([UInt8](repeating: 0, count: 5), false),
  ])
  func itSleepsUntilItIsWoken(bytes: [UInt8], isAwake: Bool) {
    var module = PN532Peripheral()
    _ = module.receive(bytes[...], at: start)
    let frames = frames(&module, .getFirmwareVersion)
    #expect(frames.first == (isAwake ? .acknowledge : nil))
  }

  @Test func theVersionIsThatOfTheManual() throws {
    var module = awake()
    let sent = module.receive(PN532Command.getFirmwareVersion.frame.bytes[...], at: start).flatMap(\.bytes)
    #expect(Hex.encode(sent) == "0000ff00ff00")
    #expect(Hex.encode(rest(&module, for: .milliseconds(20))) == "0000ff06fad50332010607e800")
  }

  @Test func aSearchGoesOnUntilACardIsThere() throws {
    var module = awake()
    #expect(frames(&module, Self.look, for: .seconds(60)) == [.acknowledge])
    _ = try module.present("04AABBCCDDEE80", at: start)
    #expect(targets(found(rest(&module, for: .seconds(61)))) == [[0x04, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0x80]])
  }

  @Test func aSearchWithFewTriesEndsWithoutACard() {
    var module = awake()
    _ = frames(&module, .rfRetries(atr: 0, psl: 1, passiveActivation: 2))
    #expect(targets(frames(&module, Self.look, for: .milliseconds(30))) == [])
  }

  @Test func twoCardsAreFoundTogether() throws {
    var module = awake()
    _ = try module.present("01020304 0102030405060708090A", at: start)
    #expect(targets(frames(&module, Self.look)) == [[1, 2, 3, 4], Array(1...10)])
  }

  @Test func aCardThatWasFoundIsPassedOverOnceUnlessTheFieldWasOff() throws {
    var module = awake()
    _ = try module.present("01020304", at: start)
    _ = frames(&module, .rfRetries(atr: 0, psl: 1, passiveActivation: 0))
    #expect(targets(frames(&module, Self.look)) == [[1, 2, 3, 4]])
    #expect(targets(frames(&module, Self.look)) == [])
    #expect(targets(frames(&module, Self.look)) == [[1, 2, 3, 4]])
    _ = frames(&module, .rfField(0))
    #expect(targets(frames(&module, Self.look)) == [[1, 2, 3, 4]])
  }

  @Test func theCardThatIsAskedForIsFoundByItsNumberWithItsTags() throws {
    var module = awake()
    _ = try module.present("01020304 04AABBCCDDEE80", at: start)
    let asked = PN532Command.inListPassiveTarget(
      maximum: 1, modulation: 0, initiatorData: [0x88, 0x04, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0x80])
    #expect(targets(frames(&module, asked)) == [[0x04, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0x80]])
  }

  @Test func anAcknowledgementOrANewCommandEndsASearch() {
    var module = awake()
    _ = frames(&module, Self.look)
    _ = module.receive(PN532Frame.acknowledge.bytes[...], at: start)
    #expect(module.wakeAt == nil)
    _ = frames(&module, Self.look)
    #expect(frames(&module, .getFirmwareVersion).count == 2)
  }

  @Test func aReplyIsSentAgainWhenItIsAskedFor() {
    var module = awake()
    let frames = frames(&module, .getFirmwareVersion)
    let again = module.receive(PN532Frame.notAcknowledged.bytes[...], at: start).flatMap(\.bytes)
    #expect(found(again) == Array(frames.suffix(1)))
  }

  @Test func theTestOfTheLineGivesBackWhatCame() {
    var module = awake()
    let data = (0..<262).map { UInt8(truncatingIfNeeded: $0) }
    #expect(
      frames(&module, .diagnose(test: 0, data: data)) == [.acknowledge, .reply(code: 0x00, data: [0] + data)])
  }

  @Test func whatItDoesNotKnowIsASyntaxError() {
    var module = awake()
    let unknown = PN532Frame.command(code: 0x99, parameters: []).bytes
    let sent = module.receive(unknown[...], at: start).flatMap(\.bytes) + rest(&module, for: .milliseconds(20))
    #expect(found(sent) == [.acknowledge, .syntaxError])
  }

  @Test func itSleepsWhenItIsToldToAndAfterALossOfPower() {
    var module = awake()
    _ = frames(&module, .rfRetries(atr: 0, psl: 1, passiveActivation: 1))
    #expect(frames(&module, .powerDown(wakeUp: 0x10)) == [.acknowledge, .reply(code: 0x16, data: [0])])
    #expect(frames(&module, .getFirmwareVersion) == [])
    module = awake()
    _ = module.restart(at: start)
    #expect(frames(&module, .getFirmwareVersion) == [])
  }

  @Test(arguments: ["", " ", "0102030", "010203", "0102030405", "zz020304", "01020304 05"])
  func whatIsNoNumberIsNoCard(card: String) {
    var module = PN532Peripheral()
    #expect(throws: SimulatorFault.notUID) { try module.present(card, at: start) }
  }

  @Test func aFrameThatIsNeverFinishedDoesNotHideTheNext() {
    var module = awake()
    _ = module.receive([0x00, 0x00, 0xFF, 0x20, 0xE0, 0xD4], at: start)
    let later = start + .milliseconds(60)
    #expect(
      found(module.receive(PN532Command.getFirmwareVersion.frame.bytes[...], at: later).flatMap(\.bytes))
        == [.acknowledge])
  }
}

extension PeripheralAction {
  fileprivate var bytes: [UInt8] { if case .send(let bytes) = self { bytes } else { [] } }
}
