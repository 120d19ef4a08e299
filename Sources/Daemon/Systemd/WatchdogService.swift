public import ServiceLifecycle

/// Tells systemd that the service is well, for as long as it is.
///
/// systemd starts the service anew when it has not heard from it for the unit's `WatchdogSec`. The health check is
/// asked at half of that; while its answer is no, or does not come, nothing is said.
public struct WatchdogService: Service {
  private let notifier: ServiceNotifier
  private let interval: Duration?
  private let isHealthy: @Sendable () async -> Bool

  /// A watchdog at the interval that systemd asks for; where it asks for none, the service only waits for its end.
  public init(notifier: ServiceNotifier, isHealthy: @escaping @Sendable () async -> Bool) {
    self.init(notifier: notifier, interval: WatchdogInterval.fromEnvironment(), isHealthy: isHealthy)
  }

  /// A watchdog that asks and tells at an interval, or never where it is `nil`.
  public init(notifier: ServiceNotifier, interval: Duration?, isHealthy: @escaping @Sendable () async -> Bool) {
    self.notifier = notifier
    self.interval = interval
    self.isHealthy = isHealthy
  }

  /// Runs until the graceful shutdown, and tells systemd when it comes.
  public func run() async throws {
    if let interval {
      await cancelWhenGracefulShutdown { await ping(every: interval) }
    } else {
      try? await gracefulShutdown()
    }
    notifier.stopping()
  }

  private func ping(every interval: Duration) async {
    while !Task.isCancelled {
      if await isHealthy() { notifier.watchdog() }
      do { try await Task.sleep(for: interval, tolerance: interval / 10) } catch { return }
    }
  }
}
