/// A visit as the station remembers it: who came, when, and what was used.
public struct Visit: Hashable, Sendable {
  /// A service used in the visit.
  public struct Use: Hashable, Sendable, Codable {
    /// The sequence of the event that recorded it.
    public let sequence: Int64
    /// The service.
    public let service: ServiceCode

    /// A recorded use.
    public init(sequence: Int64, service: ServiceCode) {
      self.sequence = sequence
      self.service = service
    }
  }

  /// The sequence of the check-in, which names the visit.
  public let id: Int64
  /// Who came.
  public let visitor: CheckIn.Visitor
  /// The card's holder; `nil` for a guest.
  public let member: MemberRef?
  /// When the visit began, as it was recorded.
  public let began: EventTime
  /// The moment at which it began.
  public let moment: EventMoment
  /// What is doubtful of the check-in, if anything.
  public let doubt: CheckIn.Doubt?
  /// What was used and not taken back, oldest first.
  public internal(set) var uses: [Use]

  /// A visit.
  public init(
    id: Int64, visitor: CheckIn.Visitor, member: MemberRef?, began: EventTime, moment: EventMoment,
    doubt: CheckIn.Doubt? = nil, uses: [Use] = []
  ) {
    self.id = id
    self.visitor = visitor
    self.member = member
    self.began = began
    self.moment = moment
    self.doubt = doubt
    self.uses = uses
  }

  /// How long ago the visit began.
  func age(at now: ClockReading) -> EventAge { EventAge(of: began, at: moment, now: now) }
}
