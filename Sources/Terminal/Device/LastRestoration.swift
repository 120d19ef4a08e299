import Glibc

/// Gives the terminal back when the program dies of a signal.
///
/// After a trap neither `defer` nor `atexit` runs, so a signal handler must do it. It calls only `tcsetattr`, `write`
/// and `raise`, which may be called in a handler (POSIX.1-2017, 2.4.3), and lets the signal kill the program. Swift's
/// own handler is left out on purpose: on a terminal it asks whoever stands there whether to start a debugger.
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
    useOwnStack()
    for (index, signal) in signals.enumerated() {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = restoreAndDie
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_ONSTACK
      sigaction(signal, &action, &previous[index])
    }
  }

  /// Gives handlers a stack of their own, for the life of the process: where the program's is used up, that is the fault.
  private static func useOwnStack() {
    guard !hasOwnStack else { return }
    hasOwnStack = true
    let size = 65_536
    var stack = stack_t(ss_sp: .allocate(byteCount: size, alignment: 16), ss_flags: 0, ss_size: size)
    sigaltstack(&stack, nil)
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

// Read and written only by the thread that owns the terminal, the one whose stack it is.
nonisolated(unsafe) private var hasOwnStack = false

private func restoreAndDie(_ signal: Int32) {
  guard let plan else { return }
  _ = write(plan.pointee.descriptor, plan.pointee.bytes.baseAddress, plan.pointee.bytes.count)
  tcsetattr(plan.pointee.descriptor, TCSANOW, &plan.pointee.settings)
  // The handler was reset when this one was entered; the signal is blocked until it returns, then it kills.
  raise(signal)
}
