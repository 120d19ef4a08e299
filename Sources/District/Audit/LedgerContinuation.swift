import StationCore

/// How a ledger fits behind the one that it continues.
public struct LedgerContinuation: Hashable, Sendable, Codable {
  /// What was found of the ledger before.
  public enum Standing: String, Hashable, Sendable, Codable {
    /// The district has it up to there, with that seal.
    case fits
    /// The district does not have that much of it yet: the station still sends it, or never could.
    case notHere = "not-here"
    /// The district has another event there.
    case differs
  }

  /// The ledger before; `nil` where a damaged one could not even tell its id.
  public let ledger: String?
  /// Why the station no longer writes to it: `damaged`, `moved` or `restored`.
  public let reason: String
  /// How far the station relied on it; `nil` where it could not.
  public let through: Int64?
  /// What was found.
  public let standing: Standing

  /// Judges what a ledger says of its beginning by the seal that is stored of the ledger before.
  ///
  /// - Parameters:
  ///   - began: what the ledger's first event says.
  ///   - source: the ledger before; `nil` where it is not known.
  ///   - stored: the seal that the district has of that ledger at the sequence that is named.
  init(_ began: LedgerBegan, before source: EventSource?, stored: ChainHash?) {
    ledger = began.previous?.description
    reason = began.reason.rawValue
    through = began.previousHead?.sequence
    let known = source.flatMap { began.previousHead?.sequence == 0 ? ChainHash.genesis(of: $0) : stored }
    standing =
      if let known, let head = began.previousHead { known == head.hash ? .fits : .differs } else { .notHere }
  }

  /// What is wrong, in words; `nil` where nothing is.
  var problem: String? {
    guard standing == .differs else { return nil }
    return "event 1 continues ledger \(ledger ?? "unknown") behind event \(through ?? 0), but the district has another "
      + "event there"
  }
}
