import Crypto
import Foundation
import TestSupport
import Testing

@testable import StationCore

@Suite struct MemberCodeTests {
  @Test func whatIsSignedIsReadBack() throws {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<50 {
      let member = try #require(MemberRef(bytes: random.bytes(16)))
      let code = try #require(
        MemberCode(
          keyID: SampleCodes.publicKey.id, memberKeyVersion: .random(in: 1...65_535, using: &random), member: member,
          issuedMilliseconds: .random(in: 0...4_294_967_295_999, using: &random),
          lifetimeMinutes: .random(in: 1...15, using: &random), id: .mint(using: &random)))
      let text = try SampleCodes.text(code)
      #expect(text.count == 154)
      #expect(try MemberCode(verifying: text, keys: [SampleCodes.publicKey]) == code)
    }
  }

  @Test func theDocumentedExampleIsACodeOfThisFormat() throws {
    let page =
      "\(#filePath)".components(separatedBy: "/Tests/")[0] + "/Sources/StationCore/StationCore.docc/MemberCode.md"
    let text = try String(contentsOfFile: page, encoding: .utf8)
    let block = try #require(text.components(separatedBy: "```example\n").last?.components(separatedBy: "\n```").first)
    let example = Dictionary(
      uniqueKeysWithValues: block.split(separator: "\n").map { line in
        (String(line.prefix(15)).trimmingCharacters(in: .whitespaces), String(line.dropFirst(15)))
      })
    func digits(_ name: String) throws -> [UInt8] { try #require(Hex.decode(example[name] ?? "missing")) }
    let key = try #require(MemberCodeKey(bytes: digits("public key")))
    #expect(
      try P256.Signing.PrivateKey(rawRepresentation: Array(1...32)).publicKey.x963Representation == Data(key.bytes))
    #expect(Hex.encode(key.id.bigEndianBytes) == example["key id"])

    let code = try MemberCode(verifying: Array((example["text"] ?? "").utf8), keys: [key])
    #expect(Hex.encode(code.content) == example["content"])
    #expect("\(code.memberKeyVersion)" == example["member key"])
    #expect("\(code.member)" == example["member"])
    #expect(Timestamp.text(code.issuedMilliseconds) == example["made"])
    #expect("\(code.lifetimeMinutes)" == example["minutes"])
    #expect("\(code.id)" == example["code id"])
    let whole = try digits("content") + digits("signature")
    #expect(MemberCode.marker + Base45.encode(whole) == example["text"])
  }

  @Test func everySingleFlippedBitIsRefused() throws {
    let whole = try bytes(of: SampleCodes.text(SampleCodes.code()))
    for bit in 0..<whole.count * 8 {
      var changed = whole
      changed[bit / 8] ^= 1 << (bit % 8)
      #expect(throws: MemberCodeFault.self) { try verify(text(of: changed)) }
    }
  }

  @Test func everySingleFlippedBitOfTheTextIsRefused() throws {
    let text = try SampleCodes.text(SampleCodes.code())
    for bit in 0..<text.count * 8 {
      var changed = text
      changed[bit / 8] ^= 1 << (bit % 8)
      #expect(throws: MemberCodeFault.self) { try verify(changed) }
    }
  }

  @Test func everyLengthButTheRightOneIsRefused() throws {
    let whole = try bytes(of: SampleCodes.text(SampleCodes.code()))
    for length in 0..<whole.count {
      #expect(throws: MemberCodeFault.self) { try verify(text(of: whole.prefix(length))) }
    }
    for extra in 1...4 {
      #expect(throws: MemberCodeFault.badSignature) {
        try verify(text(of: whole + [UInt8](repeating: 0, count: extra)))
      }
    }
  }

  @Test func noiseIsRefused() {
    var random = SeededGenerator(seed: 3)
    for length in 0..<300 {
      #expect(throws: MemberCodeFault.self) { try verify(Array("WS1:".utf8) + random.bytes(length)) }
      #expect(throws: MemberCodeFault.self) { try verify(text(of: random.bytes(length))) }
    }
  }

  @Test func aSignatureOverSomethingElseIsNoCode() throws {
    // The district's own key, but not behind the line that says what is signed.
    let content = SampleCodes.code().content
    let signature = try SampleCodes.key.signature(for: content)
    #expect(throws: MemberCodeFault.badSignature) { try verify(text(of: content + signature.rawRepresentation)) }
  }

  @Test func eachFaultOfTheTextHasItsName() throws {
    let code = SampleCodes.code()
    let stranger = P256.Signing.PrivateKey()
    let whole = try bytes(of: SampleCodes.text(code))
    func changed(_ index: Int, _ value: UInt8) -> [UInt8] {
      var bytes = whole
      bytes[index] = value
      return text(of: bytes)
    }
    for (text, fault) in [
      (Array("6228480000000000000".utf8), MemberCodeFault.notACode), (Array("WS1".utf8), .notACode),
      (Array("WS1:".utf8), .malformed), (Array("WS1:abc".utf8), .malformed), (changed(0, 2), .unknownVersion(2)),
      (changed(27, 0), .malformed), (changed(27, 16), .malformed), (changed(1, whole[1] ^ 1), .unknownKey),
      (changed(99, whole[99] ^ 1), .badSignature), (try SampleCodes.text(code, key: stranger), .badSignature),
      (try SampleCodes.text(SampleCodes.code(keyID: MemberCodeKey(stranger.publicKey).id), key: stranger), .unknownKey),
    ] {
      #expect(throws: fault) { try verify(text) }
    }
    #expect(throws: MemberCodeFault.noDistrictKey) { try MemberCode(verifying: text(of: whole), keys: []) }
  }

  @Test func aCodeSignedForTooLongIsRefusedWhoeverSignedIt() throws {
    var content = SampleCodes.code().content
    content[27] = 16
    let signature = try SampleCodes.key.signature(for: MemberCode.signedBytes(content))
    #expect(throws: MemberCodeFault.malformed) { try verify(text(of: content + signature.rawRepresentation)) }
  }

  @Test(arguments: [
    (0, Int64(0), 5), (65_536, 0, 5), (1, -1, 5), (1, 4_294_967_296_000, 5), (1, 0, 0), (1, 0, 16), (1, 0, -1),
  ])
  func noCodeIsMadeOutsideOfTheBounds(keyVersion: Int, issued: Int64, minutes: Int) {
    #expect(
      MemberCode(
        keyID: 1, memberKeyVersion: keyVersion, member: Samples.member(1), issuedMilliseconds: issued,
        lifetimeMinutes: minutes, id: MemberCodeID(rawValue: 1)) == nil)
  }

  @Test func eachOfTheDistrictsKeysIsTried() throws {
    let old = P256.Signing.PrivateKey()
    let keys = [SampleCodes.publicKey, MemberCodeKey(old.publicKey)]
    let code = SampleCodes.code(keyID: keys[1].id)
    #expect(try MemberCode(verifying: SampleCodes.text(code, key: old), keys: keys) == code)
  }

  @Test func aTextWithTheMarkerIsACodeAndNoCard() {
    let marked = CanonicalCard(technology: .text, bytes: Array("WS1:ABC".utf8))
    #expect(marked.memberCode == CanonicalCard(technology: .memberCode, bytes: marked.bytes))
    #expect(CanonicalCard(technology: .text, bytes: Array("WS2:ABC".utf8)).memberCode == nil)
    #expect(CanonicalCard(technology: .em4100, bytes: Array("WS1:A".utf8)).memberCode == nil)
  }

  @Test func noRuleForCardNumbersAppliesToAMemberCode() throws {
    let reader = ReaderConfiguration(
      name: "counter", device: "/dev/null", protocol: .line,
      cards: CardRules(steps: [try CardStep("decimal 5")], technology: .em4100))
    let reading = CanonicalCard(technology: .text, bytes: try SampleCodes.text(SampleCodes.code()))
    #expect(try reader.card(from: reading) == CanonicalCard(technology: .memberCode, bytes: reading.bytes))
  }

  @Test func noFaultSaysAnythingOfTheCode() throws {
    let text = String(decoding: try SampleCodes.text(SampleCodes.code()), as: UTF8.self)
    #expect(!"\(MemberCodeFault.alreadyUsed)\(MemberCodeFault.unknownVersion(9))".contains(text.suffix(8)))
    let card = CanonicalCard(technology: .memberCode, bytes: Array(text.utf8))
    #expect("\(card)" == "member-code card of 154 bytes")
  }

  private func verify(_ text: [UInt8]) throws { _ = try MemberCode(verifying: text, keys: [SampleCodes.publicKey]) }

  private func text(of bytes: some Collection<UInt8>) -> [UInt8] {
    Array((MemberCode.marker + Base45.encode(Array(bytes))).utf8)
  }

  private func bytes(of text: [UInt8]) throws -> [UInt8] {
    try #require(Base45.decode(text.dropFirst(MemberCode.marker.utf8.count)))
  }
}
