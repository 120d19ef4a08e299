import Dispatch

/// Runs an actor on a queue of its own, so that what the queue watches may touch the actor's state at once.
final class QueueExecutor: SerialExecutor {
  let queue = DispatchQueue(label: "simulated-reader")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}
