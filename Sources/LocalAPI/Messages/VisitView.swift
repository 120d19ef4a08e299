public import StationCore

/// A visit as the menu shows it: never a card number, never a member reference.
public struct VisitView: Codable, Hashable, Sendable {
  /// The sequence of the check-in, which names the visit in later requests.
  public var visit: Int64
  /// Who came.
  public var visitor: CheckIn.Visitor
  /// How to greet, such as `王师傅`; `nil` for a greeting without a name.
  public var greeting: String?
  /// Whether this tap opened an earlier visit again instead of beginning one.
  public var isRepeated: Bool
  /// What is doubtful of the check-in, if anything.
  public var doubt: CheckIn.Doubt?
  /// The services used in the visit and not taken back, oldest first.
  public var used: [ServiceCode]

  /// A visit.
  public init(
    visit: Int64, visitor: CheckIn.Visitor, greeting: String?, isRepeated: Bool, doubt: CheckIn.Doubt? = nil,
    used: [ServiceCode]
  ) {
    self.visit = visit
    self.visitor = visitor
    self.greeting = greeting
    self.isRepeated = isRepeated
    self.doubt = doubt
    self.used = used
  }
}
