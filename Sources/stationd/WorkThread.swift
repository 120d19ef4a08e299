import Dispatch
import Glibc
import Synchronization

/// Runs an actor's work on a thread of its own, where waiting for the disk keeps nobody else from running.
///
/// The threads that all other tasks share are as many as the processor has cores: a kiosk with one core would stand
/// still for as long as one of them waits. The thread lives as long as the process.
final class WorkThread: SerialExecutor {
  private let jobs = Mutex<[UnownedJob]>([])
  private let available = DispatchSemaphore(value: 0)

  /// Starts the thread.
  init() {
    var thread = pthread_t()
    let started = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<WorkThread>.fromOpaque(context).takeRetainedValue().work()
      }, Unmanaged.passRetained(self).toOpaque())
    precondition(started == 0, "the system gives the daemon the few threads that it starts with")
    pthread_detach(thread)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
    available.signal()
  }

  private func work() -> Never {
    while true {
      available.wait()
      jobs.withLock { $0.removeFirst() }.runSynchronously(on: asUnownedSerialExecutor())
    }
  }
}
