/// What a keeper wants corrected, before it is judged: ``CorrectionRule`` makes a correction of it, or says why not.
public struct CorrectionOrder: Hashable, Sendable {
  /// Whose a check-in shall be; a card number can never be typed.
  public enum Visitor: Hashable, Sendable {
    /// Somebody without a card.
    case guest
    /// The member whose card the check-in of that sequence recorded.
    case memberOf(Int64)
  }

  /// What shall count.
  public enum Action: Hashable, Sendable {
    /// The event of that sequence shall not count; of a correction: what it changed shall be as before it.
    case void(Int64)
    /// The check-in of that sequence was this visitor's.
    case reassignVisitor(Int64, Visitor)
    /// The service use of that sequence was of this service.
    case reassignService(Int64, ServiceCode)
    /// A check-in was not recorded, at that moment (milliseconds since 1970-01-01T00:00:00Z).
    case addCheckIn(Visitor, at: Int64)
    /// A service use was not recorded, in the visit of that sequence; `nil` for the moment at which the visit began.
    case addServiceUse(ServiceCode, visit: Int64, at: Int64?)
  }

  /// What shall count.
  public var action: Action
  /// The keeper's name.
  public var by: String
  /// Why.
  public var reason: String

  /// An order.
  public init(_ action: Action, by: String, reason: String) {
    self.action = action
    self.by = by
    self.reason = reason
  }

  /// The sequences of the events that it names.
  public var named: [Int64] {
    switch action {
    case .void(let sequence), .reassignService(let sequence, _): [sequence]
    case .reassignVisitor(let sequence, let visitor): [sequence] + visitor.named
    case .addCheckIn(let visitor, _): visitor.named
    case .addServiceUse(_, let visit, _): [visit]
    }
  }
}

extension CorrectionOrder.Visitor {
  fileprivate var named: [Int64] { if case .memberOf(let sequence) = self { [sequence] } else { [] } }
}
