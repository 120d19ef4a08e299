/// What the district answers to a batch that it has stored.
public struct EventsReply: Hashable, Sendable, Codable {
  /// The highest sequence of this ledger that is durable at the district; all lower ones are too.
  public let acknowledged: Int64
  /// What the district keeps but does not count, and why.
  public let setAside: [SetAsideEvent]
  /// The version of the current programme; `nil` where there is none.
  public let programme: String?
  /// The version of the current roster; `nil` where there is none.
  public let roster: Int?
  /// The district's time, RFC 3339 with milliseconds in UTC.
  public let time: String

  /// A reply.
  public init(acknowledged: Int64, setAside: [SetAsideEvent], programme: String?, roster: Int?, time: String) {
    self.acknowledged = acknowledged
    self.setAside = setAside
    self.programme = programme
    self.roster = roster
    self.time = time
  }

  /// Writes `null` where there is no programme or roster, so that a reader sees the member.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(acknowledged, forKey: .acknowledged)
    try members.encode(setAside, forKey: .setAside)
    try members.encode(programme, forKey: .programme)
    try members.encode(roster, forKey: .roster)
    try members.encode(time, forKey: .time)
  }

  private enum CodingKeys: String, CodingKey {
    case acknowledged, setAside, programme, roster, time
  }
}
