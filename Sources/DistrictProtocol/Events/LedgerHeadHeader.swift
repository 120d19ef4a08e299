public import StationCore

/// The header that goes beside a batch: how far the ledger reaches with it, and the seal of its last event.
public struct LedgerHeadHeader: Hashable, Sendable, CustomStringConvertible {
  /// The header's name.
  public static let name = "Ledger-Head"

  /// The last event's sequence and hash.
  public let head: ChainHead

  /// The header for a head.
  public init(_ head: ChainHead) { self.head = head }

  /// Reads `<sequence>;<64 lower-case hex digits>`; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false)
    guard parts.count == 2, let sequence = Self.sequence(parts[0]), let hash = ChainHash(parts[1]),
      hash.description == parts[1]
    else { return nil }
    head = ChainHead(sequence: sequence, hash: hash)
  }

  /// A sequence from 1 on in decimal, of at most 18 digits and without leading zeros; `nil` for anything else.
  static func sequence(_ text: some StringProtocol) -> Int64? {
    guard (1...18).contains(text.utf8.count), let sequence = Int64(text), sequence > 0, String(sequence) == text else {
      return nil
    }
    return sequence
  }

  /// The header's value: `<sequence>;<64 hex digits>`.
  public var description: String { "\(head.sequence);\(head.hash.description)" }
}
