import Glibc

/// Signals as readable bytes, so that one `poll` waits for them together with everything else.
///
/// Only one may exist at a time, because a signal has one handler a process.
public final class SignalPipe {
  /// Readable when a signal waits.
  public let descriptor: Int32
  private let writing: Int32
  private let signals: [Int32]
  private var previous: [sigaction]

  /// Takes the signals over.
  ///
  /// - Throws: ``TerminalFailure/systemCall(name:errno:)``.
  public init(_ signals: [Int32]) throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw TerminalFailure.systemCall(name: "pipe", errno: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    writing = ends[1]
    self.signals = signals
    previous = Array(repeating: sigaction(), count: signals.count)
    signalFlags = .allocate(capacity: Self.count)
    signalFlags?.initialize(repeating: 0, count: Self.count)
    signalWriting = ends[1]
    for (index, signal) in signals.enumerated() {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = forward
      // A child that was only stopped is no news, and no other call needs to be repeated for a signal.
      action.sa_flags = SA_NOCLDSTOP | SA_RESTART
      sigaction(signal, &action, &previous[index])
    }
  }

  deinit {
    for (index, signal) in signals.enumerated() { sigaction(signal, &previous[index], nil) }
    signalWriting = -1
    signalFlags?.deallocate()
    signalFlags = nil
    close(writing)
    close(descriptor)
  }

  /// The signals that came since the last call, each once however often it came; never waits.
  public func receive() -> [Int32] {
    // As much as a pipe holds: a flood of signals must not keep the caller here.
    var buffer = [UInt8](repeating: 0, count: 65_536)
    _ = read(descriptor, &buffer, buffer.count)
    return signals.filter { signal in
      guard signalFlags?[Int(signal)] == 1 else { return false }
      signalFlags?[Int(signal)] = 0
      return true
    }
  }

  /// Signals are numbered from 1 to 64.
  private static let count = 65
}

// A handler has no context but globals. An aligned 32-bit number that is set before the handlers are installed and
// after they are removed; the handlers only read it.
nonisolated(unsafe) private var signalWriting: Int32 = -1

// Which signals came. What is in the pipe only wakes: a full pipe loses bytes, but no kind of signal. Allocated before
// the handlers are installed and freed after they are removed; each element is written in one piece.
nonisolated(unsafe) private var signalFlags: UnsafeMutablePointer<Int32>?

private func forward(_ signal: Int32) {
  let kept = errno
  signalFlags?[Int(signal)] = 1
  var byte = UInt8(truncatingIfNeeded: signal)
  _ = write(signalWriting, &byte, 1)
  errno = kept
}
