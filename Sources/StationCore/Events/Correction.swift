/// An earlier event counts otherwise, or something counts that was not recorded; the events themselves stay as they are.
///
/// A correction that is itself declared void by a later one has no effect: ``CorrectionBook`` resolves them.
public struct Correction: Hashable, Sendable {
  /// Who corrects.
  public enum Author: String, Hashable, Sendable, Codable {
    /// The visitor, who took the last press back.
    case visitor
    /// The station's keeper.
    case keeper
  }

  /// What counts from now on.
  public enum Action: Hashable, Sendable {
    /// The event of that sequence does not count; of a check-in, nor do the services of its visit.
    case void(Int64)
    /// The check-in of that sequence was somebody else's.
    case reassignVisitor(Int64, CountedVisitor)
    /// The service use of that sequence was of another service.
    case reassignService(Int64, ServiceCode)
    /// A check-in happened that was not recorded, at that moment (milliseconds since 1970-01-01T00:00:00Z).
    case addCheckIn(CountedVisitor, at: Int64)
    /// A service was used that was not recorded, at that moment (milliseconds since 1970-01-01T00:00:00Z).
    case addServiceUse(ServiceUse, at: Int64)
  }

  /// What counts from now on.
  public let action: Action
  /// Who corrects it.
  public let author: Author
  /// The keeper's name in his own words; `nil` for a visitor.
  public let by: String?
  /// Why, in the author's words or a fixed word of the menu.
  public let reason: String

  /// A correction.
  public init(_ action: Action, author: Author, by: String?, reason: String) {
    self.action = action
    self.author = author
    self.by = by
    self.reason = reason
  }

  /// The event of a sequence is declared void.
  public init(corrects: Int64, author: Author, reason: String) {
    self.init(.void(corrects), author: author, by: nil, reason: reason)
  }

  /// The sequence of the event that it changes; `nil` where it adds one.
  public var corrects: Int64? {
    switch action {
    case .void(let sequence), .reassignVisitor(let sequence, _), .reassignService(let sequence, _): sequence
    case .addCheckIn, .addServiceUse: nil
    }
  }

  /// The moment at which an added event counts (milliseconds since 1970-01-01T00:00:00Z); `nil` where none is added.
  public var addedAt: Int64? {
    switch action {
    case .addCheckIn(_, let moment), .addServiceUse(_, let moment): moment
    case .void, .reassignVisitor, .reassignService: nil
    }
  }

  /// The member whom it makes an event count for, if any.
  public var subject: MemberRef? {
    switch action {
    case .reassignVisitor(_, let visitor), .addCheckIn(let visitor, _): visitor.member
    case .addServiceUse(let use, _): use.member
    case .void, .reassignService: nil
    }
  }

  /// The reason recorded when a visitor takes the last press back.
  public static let takenBack = "taken back"
}
