public import Crypto
import FoundationEssentials
public import X509

extension SignedDocument {
  /// Signs a programme.
  ///
  /// - Throws: Whatever encoding or the key throws; neither does for a document in memory.
  public static func sign(_ document: ProgrammeDocument, key: P256.Signing.PrivateKey) throws -> String {
    try sign(payload(of: document), type: .programme, key: key)
  }

  /// What is signed of a programme: the same bytes for the same document.
  ///
  /// - Throws: Whatever encoding throws; for a document in memory it does not.
  public static func payload(of document: ProgrammeDocument) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(document))
  }

  /// Signs the head of a roster file, and through its digest the file.
  ///
  /// - Throws: Whatever encoding or the key throws; neither does for a head in memory.
  public static func sign(_ head: RosterHead, key: P256.Signing.PrivateKey) throws -> String {
    try sign(RosterHeadPage.encode(head), type: .roster, key: key)
  }

  /// Verifies and reads a programme.
  ///
  /// - Throws: ``DocumentFault``.
  public static func programme(_ text: String, authority: Certificate) throws(DocumentFault) -> ProgrammeDocument {
    try decode(ProgrammeDocument.self, verify(text, type: .programme, authority: authority))
  }

  /// Verifies and reads the head of a roster file.
  ///
  /// - Throws: ``DocumentFault``.
  public static func rosterHead(_ text: String, authority: Certificate) throws(DocumentFault) -> RosterHead {
    let payload = try verify(text, type: .roster, authority: authority)
    do { return try RosterHeadPage.decode(payload) } catch { throw .malformed("\(error)") }
  }

  private static func decode<Document: Decodable>(
    _ type: Document.Type, _ payload: [UInt8]
  ) throws(DocumentFault) -> Document {
    do { return try JSONDecoder().decode(type, from: Data(payload)) } catch let error as DecodingError {
      throw .malformed(error.words)
    } catch {
      throw .malformed("it cannot be read")
    }
  }
}
