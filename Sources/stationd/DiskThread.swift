import Dispatch

/// Runs an actor's work on a queue of its own, where waiting for the disk keeps nobody else from running.
final class DiskThread: SerialExecutor {
  private let queue = DispatchQueue(label: "ledger", qos: .userInitiated)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
