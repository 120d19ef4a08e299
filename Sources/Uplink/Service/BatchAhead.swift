import StationCore

/// The batch behind the one that is under way, made ready meanwhile, so that a backlog does not wait for it.
struct BatchAhead: Sendable {
  /// Behind which event it begins.
  let after: Int64
  /// How many events it may have.
  let limit: Int
  private let task: Task<Result<PreparedBatch, BatchUnreadable>, Never>

  /// Begins to make it ready.
  init(of outbox: any EventOutbox, after sequence: Int64, limit: Int, schedule: UploadSchedule) {
    after = sequence
    self.limit = limit
    task = Task {
      Result { () throws(BatchUnreadable) in
        try PreparedBatch(of: outbox, after: sequence, limit: limit, schedule: schedule)
      }
    }
  }

  /// The batch, as soon as it is ready.
  func batch() async throws(BatchUnreadable) -> PreparedBatch { try await task.value.get() }

  /// Waits until the ledger is no longer read.
  func end() async { _ = await task.value }
}
