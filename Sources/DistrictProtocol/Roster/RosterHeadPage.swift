import FoundationEssentials

/// The first page of a roster file: a line that says what it is, and a line with its head.
///
/// The head is a JWS where it comes from the district, and plain JSON where a station made the file from such files.
public enum RosterHeadPage {
  private static let title = Array("warmstation-roster 1\n".utf8)

  /// The page of a signed head.
  ///
  /// - Throws: ``RosterFault/badHead(_:)`` where it does not fit on the page.
  public static func page(signed text: String) throws(RosterFault) -> [UInt8] { try page(Array(text.utf8)) }

  /// The page of a head that nobody signed.
  ///
  /// - Throws: ``RosterFault/badHead(_:)`` where it does not fit on the page.
  public static func page(_ head: RosterHead) throws(RosterFault) -> [UInt8] { try page(encode(head)) }

  /// What stands on a first page in the place of the head.
  ///
  /// - Throws: ``RosterFault``.
  public static func text(_ page: UnsafeRawBufferPointer) throws(RosterFault) -> String {
    guard page.count == RosterPage.size, page.starts(with: title) else { throw .notARoster }
    guard RosterPage.isWhole(page) else { throw .damagedPage(0) }
    let line = page.dropFirst(title.count).prefix { $0 != UInt8(ascii: "\n") }
    guard let text = String(validating: line, as: UTF8.self) else { throw .badHead("it is no text") }
    return text
  }

  /// The head on a first page, without looking at its signature.
  ///
  /// - Throws: ``RosterFault``.
  public static func head(_ page: UnsafeRawBufferPointer) throws(RosterFault) -> RosterHead {
    let text = try text(page)
    guard !text.hasPrefix("{") else { return try decode(Array(text.utf8)) }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let payload = Base64URL.decode(parts[1]) else { throw .badHead("it is not signed") }
    return try decode(payload)
  }

  static func encode(_ head: RosterHead) throws(RosterFault) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do { return Array(try encoder.encode(head)) } catch { throw .badHead("it cannot be written") }
  }

  static func decode(_ bytes: [UInt8]) throws(RosterFault) -> RosterHead {
    let head: RosterHead
    do { head = try JSONDecoder().decode(RosterHead.self, from: Data(bytes)) } catch {
      throw .badHead("it is no head of a roster")
    }
    try head.check()
    return head
  }

  private static func page(_ text: [UInt8]) throws(RosterFault) -> [UInt8] {
    var page = title + text + [UInt8(ascii: "\n")]
    guard page.count <= RosterPage.room else { throw .badHead("it is too long for a page") }
    page += [UInt8](repeating: 0, count: RosterPage.size - page.count)
    RosterPage.seal(&page)
    return page
  }
}
