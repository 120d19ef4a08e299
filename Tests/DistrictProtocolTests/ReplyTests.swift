import DistrictProtocol
import FoundationEssentials
import StationCore
import Testing

@Suite struct ReplyTests {
  @Test func aReplyWithoutDocumentsSaysNull() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let reply = EventsReply(acknowledged: 12, setAside: [], programme: nil, roster: nil, time: Timestamp.text(0))
    let text = String(decoding: try encoder.encode(reply), as: UTF8.self)
    #expect(
      text
        == "{\"acknowledged\":12,\"programme\":null,\"roster\":null,\"setAside\":[],\"time\":\"1970-01-01T00:00:00.000Z\"}"
    )
    #expect(try JSONDecoder().decode(EventsReply.self, from: Data(text.utf8)) == reply)
  }

  @Test func theContractsReplyIsRead() throws {
    let text =
      "{\"acknowledged\":1234,\"setAside\":[{\"sequence\":7,\"reason\":\"x\"}],\"programme\":\"7\",\"roster\":120,\"time\":\"2026-01-05T08:00:00.000Z\"}"
    let reply = try JSONDecoder().decode(EventsReply.self, from: Data(text.utf8))
    #expect(reply.acknowledged == 1234)
    #expect(reply.setAside == [SetAsideEvent(sequence: 7, reason: "x")])
    #expect(reply.programme == "7")
    #expect(reply.roster == 120)
  }

  @Test(arguments: [
    "", ";", "1", "0;00", "01;\(String(repeating: "0", count: 64))", "1;\(String(repeating: "0", count: 62))",
  ])
  func aHeadThatIsNoneIsRefused(text: String) {
    #expect(LedgerHeadHeader(text) == nil)
  }

  @Test func aHeadComesBackFromItsHeader() throws {
    let header = LedgerHeadHeader(ChainHead(sequence: 17, hash: .genesis(of: try Samples.source())))
    #expect(LedgerHeadHeader(header.description) == header)
  }
}
