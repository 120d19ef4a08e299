import ServiceLifecycle

/// Lets the desk notice at the start and every ten seconds that time passes: midnight, a clock that became right.
struct TickService: Service {
  let desk: CheckInDesk

  func run() async {
    await cancelWhenGracefulShutdown {
      await desk.tick()
      while (try? await Task.sleep(for: .seconds(10), tolerance: .seconds(2))) != nil { await desk.tick() }
    }
  }
}
