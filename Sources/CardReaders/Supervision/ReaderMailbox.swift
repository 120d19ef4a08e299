import Glibc
import StationCore
import Synchronization

/// What a line's thread is told: that reports were handled, the answers to taps, and that it shall end.
final class ReaderMailbox: Sendable {
  typealias Answer = (answer: ReaderAnswer, reader: Int)

  struct Contents {
    var handled = 0
    var answers: [Answer] = []
    var stop = false
  }

  /// Readable while something was put in and not taken out; one end of a pipe.
  let descriptor: Int32
  private let bell: Int32
  private let contents = Mutex(Contents())

  init() throws(ReaderFault) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .failed("pipe", errno) }
    descriptor = ends[0]
    bell = ends[1]
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close(descriptor)
    close(bell)
  }

  /// A reader's report was handled, with this answer.
  func handled(_ answer: ReaderAnswer?, reader: Int) {
    contents.withLock {
      $0.handled += 1
      if let answer { $0.answers.append((answer, reader)) }
    }
    ring()
  }

  /// The thread shall end.
  func stop() {
    contents.withLock { $0.stop = true }
    ring()
  }

  /// Empties the mailbox; that it was told to stop stays.
  func take() -> Contents {
    var rung = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &rung, rung.count) == rung.count {}
    return contents.withLock { contents in
      defer { contents = Contents(stop: contents.stop) }
      return contents
    }
  }

  /// A full pipe is no harm: it wakes the thread all the same.
  private func ring() {
    var one: UInt8 = 1
    _ = write(bell, &one, 1)
  }
}
