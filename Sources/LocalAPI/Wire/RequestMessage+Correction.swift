import StationCore

extension RequestMessage.Parameters {
  static let orderTerms = """
    correct takes `by`, `reason`, and `action`: void with `event`; reassign with `event` and a visitor or `service`; \
    add with `at` and a visitor, or with `visit` and `service`; a visitor is `visitor`: "guest", or `memberOf`: the \
    sequence of a check-in; `at` is a time such as 2026-01-05T08:00:00.000Z
    """

  init(_ order: CorrectionOrder) {
    by = order.by
    reason = order.reason
    switch order.action {
    case .void(let event):
      action = .void
      self.event = event
    case .reassignVisitor(let event, let visitor):
      action = .reassign
      self.event = event
      set(visitor)
    case .reassignService(let event, let service):
      action = .reassign
      self.event = event
      self.service = service
    case .addCheckIn(let visitor, let moment):
      action = .add
      at = Timestamp.text(moment)
      set(visitor)
    case .addServiceUse(let service, let visit, let moment):
      action = .add
      at = moment.map { Timestamp.text($0) }
      self.service = service
      self.visit = visit
    }
  }

  /// The order that the members stand for; `nil` where they do not fit together.
  var order: CorrectionOrder? {
    guard let by, let reason, let action else { return nil }
    let moment = at.flatMap { Timestamp.milliseconds($0) }
    guard (moment == nil) == (at == nil) else { return nil }
    let orderAction: CorrectionOrder.Action? =
      switch (action, event, orderedVisitor, service, visit, moment) {
      case (.void, let event?, nil, nil, nil, nil): .void(event)
      case (.reassign, let event?, let visitor?, nil, nil, nil): .reassignVisitor(event, visitor)
      case (.reassign, let event?, nil, let service?, nil, nil): .reassignService(event, service)
      case (.add, nil, let visitor?, nil, nil, let moment?): .addCheckIn(visitor, at: moment)
      case (.add, nil, nil, let service?, let visit?, let moment): .addServiceUse(service, visit: visit, at: moment)
      default: nil
      }
    return orderAction.map { CorrectionOrder($0, by: by, reason: reason) }
  }

  private var orderedVisitor: CorrectionOrder.Visitor? {
    switch (visitor, memberOf) {
    case (.guest, nil): .guest
    case (nil, let sequence?): .memberOf(sequence)
    default: nil
    }
  }

  private mutating func set(_ visitor: CorrectionOrder.Visitor) {
    switch visitor {
    case .guest: self.visitor = .guest
    case .memberOf(let sequence): memberOf = sequence
    }
  }
}
