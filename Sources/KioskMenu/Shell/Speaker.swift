import Glibc
import StationCore

/// Has announcements heard, one at a time; nobody ever waits for it, and nothing of it runs while nothing is said.
///
/// A program that is missing or fails is told of once in the system's log and left alone for a minute.
struct Speaker {
  /// So long a program that failed is not started again, in milliseconds.
  private static let pause: Int64 = 60_000
  /// Announcements start at most so often, so that no storm of keys becomes one of programs, in milliseconds.
  private static let pace: Int64 = 250
  /// What is still being said after so long is ended: longer than any announcement, in milliseconds.
  private static let longest: Int64 = 90_000

  private let settings: VoiceSettings
  private let recordings: Recordings?
  private var announcement: Announcement?
  private var steps: [SpeechStep] = []
  private var player: VoiceProcess?
  private var engine: VoiceProcess?
  /// Killed and not yet gone: the sound card is theirs until then.
  private(set) var dying: [VoiceProcess] = []
  private var startsAt: Int64 = 0
  private var endsAt: Int64 = .max
  private var playerRestsUntil: Int64 = .min
  private var engineRestsUntil: Int64 = .min
  private var told: Set<VoiceFault> = []

  init(_ settings: VoiceSettings) {
    self.settings = settings
    recordings = settings.recordings.map(Recordings.init(directory:))
  }

  /// Has this heard in place of whatever is being said, once ``proceed(at:)`` is called.
  mutating func announce(_ announcement: Announcement) {
    hush()
    self.announcement = announcement
  }

  /// Ends whatever is being said.
  mutating func hush() {
    announcement = nil
    steps = []
    for process in [player, engine].compactMap({ $0 }) {
      process.kill()
      dying.append(process)
    }
    player = nil
    engine = nil
  }

  /// Whether a program runs for an announcement.
  var isSpeaking: Bool { player != nil || engine != nil }

  /// When ``proceed(at:)`` should be called even if no child ends before; `nil` while nothing is said.
  var deadline: Int64? {
    // Those that are dying are waited for by SIGCHLD.
    if announcement != nil { return dying.isEmpty ? startsAt : nil }
    return isSpeaking ? endsAt : nil
  }

  /// Takes note of programs that have ended and starts what comes next, if anything.
  ///
  /// To be called when there is nothing more urgent to do, after an announcement and after SIGCHLD.
  mutating func proceed(at now: Int64) {
    reap(at: now)
    if isSpeaking, now >= endsAt {
      tell(.endless(program: engine?.program ?? player?.program ?? ""))
      hush()
    }
    guard !isSpeaking, dying.isEmpty else { return }
    if let announcement {
      guard now >= startsAt else { return }
      startsAt = now + Self.pace
      self.announcement = nil
      guard now >= playerRestsUntil else { return }
      let voice = now >= engineRestsUntil ? settings.engine : .none
      steps = announcement.steps(voice, recordings)
      endsAt = now + Self.longest
    }
    guard !steps.isEmpty else { return }
    do throws(VoiceFault) {
      try start(steps.removeFirst(), at: now)
    } catch {
      steps = []
      tell(error)
    }
  }

  private mutating func reap(at now: Int64) {
    dying.removeAll { $0.ended() != nil }
    if let process = engine, let status = process.ended() {
      engine = nil
      // An engine whose player is gone is ended by SIGPIPE and not to blame.
      if status != 0, status != SIGPIPE {
        engineRestsUntil = now + Self.pause
        tell(.failed(program: process.program, status: Self.exitStatus(status)))
      }
    }
    if let process = player, let status = process.ended() {
      player = nil
      // A player that is given nothing by its engine is not to blame.
      if status != 0, now >= engineRestsUntil {
        fail(.failed(program: process.program, status: Self.exitStatus(status)), at: now)
      }
    }
  }

  private mutating func start(_ step: SpeechStep, at now: Int64) throws(VoiceFault) {
    switch step {
    case .play(let clip):
      let file = try MemoryFile(clip.wav)
      player = try startPlayer(input: file.descriptor, at: now)
    case .speak(let text, let command):
      let file = try MemoryFile(Array(text.utf8))
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw .noMemory(errno) }
      defer { for end in ends { close(end) } }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      do throws(VoiceFault) {
        engine = try VoiceProcess(command, input: file.descriptor, output: ends[1])
      } catch {
        engineRestsUntil = now + Self.pause
        throw error
      }
      player = try startPlayer(input: ends[0], at: now)
    }
  }

  private mutating func startPlayer(input: Int32, at now: Int64) throws(VoiceFault) -> VoiceProcess {
    do throws(VoiceFault) {
      return try VoiceProcess(settings.player, input: input)
    } catch {
      fail(error, at: now)
      throw error
    }
  }

  /// Without a player nothing is heard: the rest of what was to be said is dropped.
  private mutating func fail(_ fault: VoiceFault, at now: Int64) {
    hush()
    playerRestsUntil = now + Self.pause
    tell(fault)
  }

  private mutating func tell(_ fault: VoiceFault) {
    guard told.insert(fault).inserted else { return }
    // Standard error may be the screen.
    fault.description.withCString { words in
      withVaList([words]) { vsyslog(LOG_WARNING, "%s", $0) }
    }
  }

  /// wait(2): the low seven bits are the signal, the next byte the exit status; told as a shell does.
  private static func exitStatus(_ status: Int32) -> Int32 {
    status & 0x7F != 0 ? 128 + status & 0x7F : status >> 8 & 0xFF
  }
}
