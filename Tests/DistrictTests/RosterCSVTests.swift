import District
import StationCore
import TestSupport
import Testing

@Suite struct RosterCSVTests {
  private let key: MemberKey

  init() throws { key = try #require(MemberKey(version: 1, bytes: Array(repeating: 1, count: 32))) }

  @Test func columnsMayStandInAnyOrder() throws {
    let text =
      "\u{FEFF}greeting,card,technology,trade\r\n王师傅,0000000001,,courier\r\n\"李, \"\"小\"\"\",0000000001,text,rider\r\n\r\n"
    let entries = try RosterCSV.parse(text, key: key)
    #expect(
      entries == [
        RosterEntry(
          member: key.reference(of: CanonicalCard(technology: .em4100, bytes: [0, 0, 0, 0, 1])), trade: .courier,
          greeting: "王师傅"),
        RosterEntry(
          member: key.reference(of: CanonicalCard(technology: .text, bytes: Array("0000000001".utf8))), trade: .rider,
          greeting: "李, \"小\""),
      ])
  }

  @Test(arguments: [
    ("0000000001", CardTechnology.em4100), ("01020304", .iso14443), ("04AABBCCDDEE80", .iso14443),
    ("0102030405060708090A", .iso14443), ("000001", .wiegand), ("00000001", .wiegand),
  ])
  func aCardOfAnyTechnologyIsTheOneThatItsReaderReads(card: String, technology: CardTechnology) throws {
    let entries = try RosterCSV.parse("card,trade,technology\n\(card),courier,\(technology)\n", key: key)
    let bytes = try #require(Hex.decode(card))
    #expect(entries.map(\.member) == [key.reference(of: CanonicalCard(technology: technology, bytes: bytes))])
  }

  @Test(arguments: [
    ("", 1), ("trade\n", 1), ("card,trade,card\n", 1), ("0000000001,courier\n", 1),
    ("card,trade\n0000000001,courier\n0000000002,pilot\n", 3), ("card,trade\n000000001,courier\n", 2),
    ("card,trade\n00000000zz,courier\n", 2), ("card,trade\n0000000001\n", 2),
    ("card,trade\n\n\"0000000001,courier\n", 3), ("card,trade,status\n0000000001,courier,gone\n", 2),
    ("card,trade,roles\n0000000001,courier,keeper boss\n", 2),
    ("card,trade,technology\nABCDEF01,courier,member-code\n", 2),
    ("card,trade,technology\n0000000001,courier,nfc\n", 2), ("card,trade,technology\n,courier,text\n", 2),
    ("card,trade,greeting\n0000000001,courier,\u{1B}[2J\n", 2),
    ("card,trade,technology\n0000000001,courier,iso14443\n", 2),
    ("card,trade,technology\n08000001,courier,iso14443\n", 2), ("card,trade,technology\n0001,courier,wiegand\n", 2),
  ])
  func aBadLineIsNamedByNumberWithoutTheCard(text: String, line: Int) throws {
    let fault = try #require(throws: DistrictFault.self) { try RosterCSV.parse(text, key: key) }
    guard case .badRosterLine(let found, _) = fault else {
      Issue.record("\(fault)")
      return
    }
    #expect(found == line)
    #expect(!fault.description.contains("00000"))
  }

  @Test func statusAndRolesMayBeSaid() throws {
    let text = "card,trade,status,roles\n0000000001,courier,lapsed,\n0000000002,rider,,keeper volunteer\n"
    let entries = try RosterCSV.parse(text, key: key)
    #expect(entries.map(\.status) == [.lapsed, .active])
    #expect(entries.map(\.roles) == [[], [.keeper, .volunteer]])
  }
}
