import StationCore

/// One ledger on its way to the district: its events, and how far its forwarding is.
struct OutboxLine: Sendable {
  var outbox: any EventOutbox
  var state: ForwardingState
  var input = ForwardingState.Input.started
  /// When it is to go on, by the steady clock; `nil` for when the bell rings.
  var wake: Int64? = .min

  init(_ outbox: any EventOutbox) throws {
    self.outbox = outbox
    state = ForwardingState(acknowledged: try outbox.acknowledged())
  }
}
