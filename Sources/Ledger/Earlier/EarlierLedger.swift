public import StationCore

/// A ledger that this station's current one continues: read, forwarded and counted, but never written again.
public struct EarlierLedger: Hashable, Sendable {
  /// Its id; `nil` where a damaged file could not even tell it, and then nothing of it can be read here.
  public let id: LedgerID?
  /// Why another was begun.
  public let reason: LedgerBegan.Reason
  /// How far it can be relied on; `nil` where nothing of it can be read.
  public let head: ChainHead?
  /// The newest sequence that was seen in it; `nil` where none could be.
  public let newest: Int64?
  /// What is wrong with it, in words; `nil` where nothing is.
  public let problem: String?
  /// The directory, inside the data directory, in which the damaged files lie whole; `nil` where there are none.
  public let evidence: String?
  /// How far the district had acknowledged it when it was set aside.
  let acknowledged: Int64

  /// An earlier ledger.
  init(
    id: LedgerID?, reason: LedgerBegan.Reason, head: ChainHead?, newest: Int64?, problem: String?,
    evidence: String?, acknowledged: Int64
  ) {
    self.id = id
    self.reason = reason
    self.head = head
    self.newest = newest
    self.problem = problem
    self.evidence = evidence
    self.acknowledged = acknowledged
  }

  /// The directory, inside the data directory, in which an earlier ledger is read.
  static func place(of id: LedgerID) -> String { "earlier/\(id)" }
}

extension EarlierLedger: Codable {
  private enum CodingKeys: String, CodingKey {
    case id
    case reason
    case sequence
    case hash
    case newest
    case problem
    case evidence
    case acknowledged
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    let sequence = try members.decodeIfPresent(Int64.self, forKey: .sequence)
    let hash = try members.decodeIfPresent(String.self, forKey: .hash).flatMap { ChainHash($0) }
    self.init(
      id: try members.decodeIfPresent(String.self, forKey: .id).flatMap { LedgerID($0) },
      reason: try members.decode(LedgerBegan.Reason.self, forKey: .reason),
      head: sequence.flatMap { sequence in hash.map { ChainHead(sequence: sequence, hash: $0) } },
      newest: try members.decodeIfPresent(Int64.self, forKey: .newest),
      problem: try members.decodeIfPresent(String.self, forKey: .problem),
      evidence: try members.decodeIfPresent(String.self, forKey: .evidence),
      acknowledged: try members.decode(Int64.self, forKey: .acknowledged))
  }

  /// Writes it as an entry of the register of ledgers.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encodeIfPresent(id?.description, forKey: .id)
    try members.encode(reason, forKey: .reason)
    try members.encodeIfPresent(head?.sequence, forKey: .sequence)
    try members.encodeIfPresent(head?.hash.description, forKey: .hash)
    try members.encodeIfPresent(newest, forKey: .newest)
    try members.encodeIfPresent(problem, forKey: .problem)
    try members.encodeIfPresent(evidence, forKey: .evidence)
    try members.encode(acknowledged, forKey: .acknowledged)
  }
}
