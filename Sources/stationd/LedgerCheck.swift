import Glibc
import Ledger
import Logging
import ServiceLifecycle

/// Recomputes the whole chain once after the start, on a thread that gives way to everything else.
struct LedgerCheck: Service {
  let store: LedgerStore
  let desk: CheckInDesk
  let logger: Logger

  func run() async {
    let store = store
    let desk = desk
    let logger = logger
    let finished = AsyncStream<Void>.makeStream()
    Self.start {
      if let failure = store.verifyCurrent() {
        logger.error("the ledger does not hold", metadata: ["problem": "\(failure)"])
        Task { await desk.attendToLedger() }
      }
      finished.continuation.finish()
    }
    await cancelWhenGracefulShutdown {
      for await _ in finished.stream {}
      // A service that ends would end the daemon.
      while (try? await Task.sleep(for: .seconds(86_400))) != nil {}
    }
  }

  private static func start(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Work(body))
    let started = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        // The lowest priority that a thread of a common user can have; 0 is the calling thread.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19)
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, box.toOpaque())
    guard started == 0 else { return box.release() }
    pthread_detach(thread)
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
