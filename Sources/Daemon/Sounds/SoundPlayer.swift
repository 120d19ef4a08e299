import ChildProcesses
public import StationCore
import Synchronization

/// Sounds the answers of one reader by a command, one at a time; nobody ever waits for it.
///
/// An answer that comes while another sounds waits for its end, and the newest waits in place of an older one. A sound
/// that lasts longer than ``longest`` gives way to it.
public final class SoundPlayer: Sendable {
  /// After so long a sound gives way to the next.
  public static let longest = Duration.seconds(3)
  /// After so long a program is ended even if nothing else waits.
  static let endless = Duration.seconds(10)
  /// A command that fails is told so often.
  static let silence = Duration.seconds(60)
  private static let pause = Duration.milliseconds(20)
  /// As many as the daemon's unit allows it to have open.
  private static let mostDescriptors: Int32 = 1_024
  /// Nothing of the daemon's own passes over.
  private static let environment = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8"]

  private struct State {
    var next: ReaderAnswer?
    var isPlaying = false
    var told: ContinuousClock.Instant?
  }

  private let command: SoundCommand
  private let onFault: @Sendable (SoundFault) -> Void
  private let state = Mutex(State())

  /// A player that is silent; `onFault` is called at most once a minute.
  public init(_ command: SoundCommand, onFault: @escaping @Sendable (SoundFault) -> Void) {
    self.command = command
    self.onFault = onFault
  }

  /// Has the answer sounded as soon as may be; returns at once.
  public func play(_ answer: ReaderAnswer) {
    let begins = state.withLock { state in
      state.next = answer
      defer { state.isPlaying = true }
      return !state.isPlaying
    }
    if begins { Task { await playAll() } }
  }

  private func playAll() async {
    while let answer = takeNext() {
      do throws(SoundFault) {
        try await sound(start(command.words(for: answer)))
      } catch {
        tell(error)
      }
    }
  }

  private func takeNext() -> ReaderAnswer? {
    state.withLock { state in
      defer { state.next = nil }
      state.isPlaying = state.next != nil
      return state.next
    }
  }

  private func start(_ words: [String]) throws(SoundFault) -> ChildProcess {
    do throws(NotStarted) {
      return try ChildProcess(words, environment: Self.environment, mostDescriptors: Self.mostDescriptors)
    } catch {
      throw .notStarted(error.code)
    }
  }

  private func sound(_ process: ChildProcess) async throws(SoundFault) {
    let begun = ContinuousClock.now
    var stopped: SoundFault?
    var hasGivenWay = false
    while true {
      if let status = process.ended() {
        if let stopped { throw stopped }
        guard !hasGivenWay, status != 0 else { return }
        // wait(2): the low seven bits are the signal, the next byte the exit status.
        throw status & 0x7F != 0 ? .killed(signal: status & 0x7F) : .failed(status: status >> 8 & 0xFF)
      }
      let lasted = ContinuousClock.now - begun
      if lasted > Self.endless {
        stopped = .endless
        process.kill()
      } else if lasted > Self.longest, isAwaited {
        hasGivenWay = true
        process.kill()
      }
      try? await Task.sleep(for: Self.pause)
    }
  }

  private var isAwaited: Bool { state.withLock { $0.next != nil } }

  private func tell(_ fault: SoundFault) {
    let isDue = state.withLock { state in
      if let told = state.told, ContinuousClock.now - told < Self.silence { return false }
      state.told = .now
      return true
    }
    if isDue { onFault(fault) }
  }
}
