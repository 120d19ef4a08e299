import StationCore

/// One ledger on its way to the district: its events, and how far its forwarding is.
struct OutboxLine: Sendable {
  var outbox: any EventOutbox
  var state: ForwardingState
  /// What the state is still to be told.
  var inputs: [ForwardingState.Input] = [.started]
  /// When it is to go on, by the steady clock; `nil` for when the bell rings.
  var wake: Int64? = .min
  /// What is made ready while a batch is under way.
  var ahead: BatchAhead?

  init(_ outbox: any EventOutbox, schedule: UploadSchedule) throws {
    self.outbox = outbox
    state = ForwardingState(acknowledged: try outbox.acknowledged(), schedule: schedule)
  }

  /// Has the line go on at once with what happened.
  mutating func tell(_ input: ForwardingState.Input) {
    if inputs == [.timerFired] { inputs = [] }
    inputs.append(input)
    wake = .min
  }
}
