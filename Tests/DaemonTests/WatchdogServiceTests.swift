import Logging
import ServiceLifecycle
import Testing

@testable import Daemon

struct WatchdogServiceTests {
  @Test func aWellServiceIsHeardAndSaysWhenItStops() async throws {
    let systemd = try DatagramSocket(isAbstract: false)
    let asked = AsyncStream<Void>.makeStream()
    let group = Self.group(systemd, .milliseconds(1)) {
      asked.continuation.yield()
      return true
    }
    let running = Task { try await group.run() }
    var count = 0
    for await _ in asked.stream {
      count += 1
      if count == 3 { break }
    }
    await group.triggerGracefulShutdown()
    try await running.value
    var messages: [String] = []
    while let message = systemd.receive() { messages.append(message) }
    #expect(messages.last == "STOPPING=1")
    #expect(messages.count >= 3)
    #expect(messages.dropLast().allSatisfy { $0 == "WATCHDOG=1" })
  }

  @Test func anUnwellServiceIsNotHeard() async throws {
    let systemd = try DatagramSocket(isAbstract: false)
    let asked = AsyncStream<Void>.makeStream()
    let group = Self.group(systemd, .milliseconds(1)) {
      asked.continuation.yield()
      return false
    }
    let running = Task { try await group.run() }
    var count = 0
    for await _ in asked.stream {
      count += 1
      if count == 3 { break }
    }
    await group.triggerGracefulShutdown()
    try await running.value
    #expect(systemd.receive() == "STOPPING=1")
    #expect(systemd.receive() == nil)
  }

  @Test func aHealthCheckThatHangsDoesNotHoldUpTheEnd() async throws {
    let systemd = try DatagramSocket(isAbstract: false)
    let asked = AsyncStream<Void>.makeStream()
    let group = Self.group(systemd, .milliseconds(1)) {
      asked.continuation.yield()
      try? await Task.sleep(for: .seconds(3600))
      return !Task.isCancelled
    }
    let running = Task { try await group.run() }
    for await _ in asked.stream { break }
    await group.triggerGracefulShutdown()
    try await running.value
    #expect(systemd.receive() == "STOPPING=1")
  }

  @Test func withoutAWatchdogNobodyIsAsked() async throws {
    let systemd = try DatagramSocket(isAbstract: false)
    let running = AsyncStream<Void>.makeStream()
    let watchdog = WatchdogService(notifier: ServiceNotifier(socketPath: systemd.name), interval: nil) {
      Issue.record("asked")
      return true
    }
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [watchdog, Beacon(lit: running.continuation)], logger: Self.silence))
    let end = Task { try await group.run() }
    for await _ in running.stream { break }
    #expect(systemd.receive() == nil)
    await group.triggerGracefulShutdown()
    try await end.value
    #expect(systemd.receive() == "STOPPING=1")
    #expect(systemd.receive() == nil)
  }

  @Test(
    arguments: [
      ([:], nil), (["WATCHDOG_USEC": "30000000"], Duration.seconds(15)), (["WATCHDOG_USEC": "0"], nil),
      (["WATCHDOG_USEC": "-2"], nil), (["WATCHDOG_USEC": "soon"], nil),
      (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "7"], .seconds(15)),
      (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "8"], nil),
    ] as [([String: String], Duration?)])
  func theIntervalIsHalfOfWhatSystemdWaits(variables: [String: String], interval: Duration?) {
    #expect(WatchdogInterval.fromEnvironment({ variables[$0] }, process: 7) == interval)
  }

  private static func group(
    _ systemd: DatagramSocket, _ interval: Duration?, isHealthy: @escaping @Sendable () async -> Bool
  ) -> ServiceGroup {
    let notifier = ServiceNotifier(socketPath: systemd.name)
    let watchdog = WatchdogService(notifier: notifier, interval: interval, isHealthy: isHealthy)
    return ServiceGroup(configuration: ServiceGroupConfiguration(services: [watchdog], logger: silence))
  }

  private static let silence = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  /// Tells when the group runs: a group that does not run yet does not hear that it should stop.
  private struct Beacon: Service {
    let lit: AsyncStream<Void>.Continuation

    func run() async throws {
      lit.yield()
      try await gracefulShutdown()
    }
  }
}
