import Glibc
import StationCore

/// The thread that waits for one reader's bytes.
///
/// A thread of its own can sleep in `poll` without holding up the tasks of the daemon.
enum ReaderThread {
  /// Enough for a driver and its buffers, in bytes.
  private static let stackSize = 512 * 1024

  /// Runs the work on a new thread.
  static func start(_ work: @escaping @Sendable () -> Void) throws(ReaderFault) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, stackSize)
    let context = Unmanaged.passRetained(Work(work))
    var thread = pthread_t()
    let code = pthread_create(
      &thread, &attributes,
      { context in
        guard let context else { return nil }
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context.toOpaque())
    guard code == 0 else {
      context.release()
      throw .failed("pthread_create", code)
    }
  }

  private final class Work: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
