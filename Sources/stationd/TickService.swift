import ServiceLifecycle

/// Lets the desk notice twice a minute that time passes: midnight, a clock that became right.
struct TickService: Service {
  let desk: CheckInDesk

  func run() async {
    await cancelWhenGracefulShutdown {
      while (try? await Task.sleep(for: .seconds(30), tolerance: .seconds(5))) != nil { await desk.tick() }
    }
  }
}
