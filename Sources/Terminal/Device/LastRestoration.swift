import Glibc

/// Gives the terminal back when the program dies of a signal.
///
/// After a trap neither `defer` nor `atexit` runs, so a signal handler must do it. It calls only `tcsetattr`, `write`
/// and `sigaction`, which may be called in a handler (POSIX.1-2017, 2.4.3), and lets the signal kill the program, with
/// whatever handler was there before, such as Swift's backtrace.
enum LastRestoration {
  static let signals = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS, SIGQUIT]

  /// What the handler needs, in memory that is never moved or freed.
  fileprivate struct Plan {
    var descriptor: Int32
    var settings: termios
    var bytes: UnsafeMutableBufferPointer<UInt8>
    var previous: UnsafeMutableBufferPointer<sigaction>
  }

  /// Arms the handler; a terminal that was armed before is replaced.
  static func arm(_ descriptor: Int32, settings: termios, bytes: [UInt8]) {
    disarm()
    let text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = text.initialize(from: bytes)
    let previous = UnsafeMutableBufferPointer<sigaction>.allocate(capacity: signals.count)
    previous.initialize(repeating: sigaction())
    let memory = UnsafeMutablePointer<Plan>.allocate(capacity: 1)
    memory.initialize(to: Plan(descriptor: descriptor, settings: settings, bytes: text, previous: previous))
    plan = memory
    for (index, signal) in signals.enumerated() {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = restoreAndDie
      sigaction(signal, &action, &previous[index])
    }
  }

  /// Puts the former handlers back.
  static func disarm() {
    guard let memory = plan else { return }
    for (index, signal) in signals.enumerated() { sigaction(signal, &memory.pointee.previous[index], nil) }
    plan = nil
    memory.pointee.bytes.deallocate()
    memory.pointee.previous.deallocate()
    memory.deallocate()
  }
}

// A handler has no context but globals. Written only by the thread that owns the terminal, while the handler is not
// installed or points to the former plan; read only by the handler, which ends the program.
nonisolated(unsafe) private var plan: UnsafeMutablePointer<LastRestoration.Plan>?

private func restoreAndDie(_ signal: Int32) {
  guard let plan else { return }
  _ = write(plan.pointee.descriptor, plan.pointee.bytes.baseAddress, plan.pointee.bytes.count)
  tcsetattr(plan.pointee.descriptor, TCSANOW, &plan.pointee.settings)
  // A switch, because walking the array of signals may call into the runtime.
  let index =
    switch signal {
    case SIGSEGV: 0
    case SIGBUS: 1
    case SIGILL: 2
    case SIGTRAP: 3
    case SIGABRT: 4
    case SIGFPE: 5
    case SIGSYS: 6
    default: 7
    }
  sigaction(signal, plan.pointee.previous.baseAddress.map { $0 + index }, nil)
  // Blocked until the handler returns; then the former handler or the default ends the program.
  raise(signal)
}
