import Crypto
import DistrictProtocol
import FoundationEssentials
import StationCore
import Testing

@Suite struct SignedDocumentTests {
  private let key = P256.Signing.PrivateKey()

  @Test func whatTheAuthoritySignedIsVerified() throws {
    let payload = Array("{\"中\":1}".utf8)
    let text = try SignedDocument.sign(payload, type: .programme, key: key)
    #expect(try SignedDocument.verify(text, type: .programme, authority: key.publicKey) == payload)
  }

  @Test func everyChangedCharacterIsNoticed() throws {
    let text = try SignedDocument.sign(Array("{\"a\":1}".utf8), type: .roster, key: key)
    for index in text.indices {
      var changed = text
      changed.replaceSubrange(index...index, with: text[index] == "A" ? "B" : "A")
      #expect(throws: DocumentFault.self) {
        try SignedDocument.verify(changed, type: .roster, authority: key.publicKey)
      }
    }
  }

  @Test func anotherKeysSignatureIsRefused() throws {
    let text = try SignedDocument.sign([1], type: .programme, key: P256.Signing.PrivateKey())
    #expect(throws: DocumentFault.wrongSignature) {
      try SignedDocument.verify(text, type: .programme, authority: key.publicKey)
    }
  }

  @Test func aRosterDoesNotPassForAProgramme() throws {
    let text = try SignedDocument.sign([1], type: .roster, key: key)
    #expect(throws: DocumentFault.wrongType) {
      try SignedDocument.verify(text, type: .programme, authority: key.publicKey)
    }
  }

  @Test(arguments: ["{\"alg\":\"none\"}", "{\"alg\":\"HS256\"}", "{\"alg\":\"ES256\",\"crit\":[\"exp\"]}"])
  func anotherAlgorithmIsRefused(header: String) throws {
    let parts = try SignedDocument.sign([1], type: .roster, key: key).split(separator: ".")
    let encoded = Data(header.utf8).base64EncodedString().filter { $0 != "=" }
    #expect(throws: DocumentFault.unsupportedHeader) {
      try SignedDocument.verify("\(encoded).\(parts[1]).\(parts[2])", type: .roster, authority: key.publicKey)
    }
  }

  @Test(arguments: ["", ".", "..", "a.b", "a.b.c.d", "中.文.字", "e30=.e30.e30"])
  func whatIsNoSignedDocumentIsRefused(text: String) {
    #expect(throws: DocumentFault.notSigned) {
      try SignedDocument.verify(text, type: .roster, authority: key.publicKey)
    }
  }

  @Test func aProgrammeCarriesTheKeysForMemberCodesOrNone() throws {
    let secret = try #require(MemberKey(version: 1, bytes: Array(repeating: 0xAB, count: 32)))
    let codeKey = MemberCodeKey(P256.Signing.PrivateKey().publicKey)
    for keys in [[], [codeKey]] {
      let document = ProgrammeDocument(programme: .builtIn, memberKey: secret, memberCodeKeys: keys)
      let text = String(decoding: try JSONEncoder().encode(document), as: UTF8.self)
      #expect(text.contains("memberCodeKeys") == !keys.isEmpty)
      let read = try JSONDecoder().decode(ProgrammeDocument.self, from: Data(text.utf8))
      #expect(read.programme.memberCodeKeys == keys)
    }
  }

  @Test func theMemberKeyIsInNoDescription() throws {
    let secret = try #require(MemberKey(version: 1, bytes: Array(repeating: 0xAB, count: 32)))
    let document = ProgrammeDocument(programme: .builtIn, memberKey: secret)
    #expect(document.memberKey.memberKey == secret)
    #expect(!String(describing: document).contains("abab"))
    var dumped = ""
    dump(document, to: &dumped)
    #expect(!dumped.contains("abab"))
  }
}
