import ReaderFrames
import StationCore
import Testing

struct PN532TargetTests {
  private static let look = PN532Command.inListPassiveTarget(maximum: 2, modulation: 0)
  private static let classic = PN532Target(number: 1, atqa: 0x0004, sak: 0x08, uid: [1, 2, 3, 4])
  private static let tag = PN532Target(
    number: 2, atqa: 0x0044, sak: 0x00, uid: [0x04, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0x80])
  private static let withATS = PN532Target(
    number: 1, atqa: 0x0344, sak: 0x20, uid: [4, 1, 2, 3, 4, 5, 6], ats: [6, 0x75, 0x77, 0x81, 0x02, 0x80])
  private static let withoutATS = PN532Target(number: 1, atqa: 0x0344, sak: 0x20, uid: [4, 1, 2, 3, 4, 5, 6])
  private static let triple = PN532Target(number: 1, atqa: 0x0084, sak: 0x00, uid: Array(1...10))

  private static let lists: [[PN532Target]] = [
    [], [classic], [tag], [withATS], [withoutATS], [triple], [classic, tag], [withATS, tag], [withoutATS, tag],
  ]

  @Test(arguments: lists)
  func targetsComeBackAsTheyWereSent(targets: [PN532Target]) throws {
    guard case .reply(_, let data) = PN532Reply.targets(targets).frame(to: Self.look) else {
      return #expect(Bool(false), "no reply")
    }
    #expect(PN532Reply(to: Self.look, data: data) == .targets(targets))
    // Whatever is missing at the end: it is refused or is told as a card without its ATS, never trapped on.
    for length in 0..<data.count {
      let shortened = PN532Reply(to: Self.look, data: Array(data.prefix(length)))
      #expect(shortened == nil || shortened == .targets([Self.withoutATS]))
    }
    #expect(PN532Reply(to: Self.look, data: data + [1, 2, 3]) == nil)
  }

  @Test func moreThanTwoTargetsAreNone() {
    #expect(PN532Reply(to: Self.look, data: [3]) == nil)
    #expect(PN532Reply(to: Self.look, data: []) == nil)
  }

  @Test func aTargetNeverShowsItsNumber() {
    var dumped = ""
    dump(Self.tag, to: &dumped)
    #expect(!"\(Self.tag)\(String(reflecting: Self.tag))\(dumped)".lowercased().contains("bb"))
  }
}
