public import LocalAPI
public import StationCore
public import Terminal

/// The whole menu as a value: events go in, effects come out, and ``render(_:size:)`` shows it.
///
/// It reads no clock and does no input or output, so that a recorded stream of events plays again exactly.
public struct MenuState: Hashable, Sendable {
  /// What is shown.
  public internal(set) var screen = Screen.away
  /// The language it is shown in.
  public internal(set) var language: Language
  /// How loud it is beside the station's own volume.
  public internal(set) var volume = VolumeStep.normal
  /// The station as the daemon last told it; `nil` before the first time.
  public internal(set) var station: StationView?
  /// The terminal's size.
  public internal(set) var size: Size
  /// Whether sample cards can be tapped and the menu can be left by a key.
  public let isPractice: Bool

  var time: MenuTime
  var notice: Notice?
  var awaited: [Int: Awaited] = [:]
  var lastToken = 0
  /// When to try to reach the daemon again, in steady milliseconds; `nil` while it is there.
  var reconnectAt: Int64?
  /// Until then a key meant for a visit that just ended checks nobody in.
  var tooLateUntil: Int64 = .min
  /// When a language that was chosen without a visit gives way to the station's own, in steady milliseconds.
  var languageUntil: Int64?
  /// Until then a touch counts as the bounce of the one before.
  var touchesFrom: Int64 = .min
  /// How the menu is heard; `nil` where it is not.
  let voice: VoiceSettings?
  /// How many presses have counted; each interrupts what is being said.
  var presses = 0
  /// Until then trouble that was told is not told again, in steady milliseconds.
  var troubleToldUntil: Int64 = .min
  var lastKey: Key?
  var lastKeyAt: Int64 = .min

  private let firstLanguages: [Language]

  /// A menu that has not reached the daemon yet; its first effect comes with the first event.
  ///
  /// - Parameters:
  ///   - languages: BCP 47 tags, the default first, until the daemon tells its own.
  ///   - size: The terminal's size.
  ///   - isPractice: Whether sample cards can be tapped and the menu can be left by a key.
  ///   - voice: How the menu is heard; `nil` for not at all.
  ///   - time: Now.
  public init(
    languages: [String], size: Size, isPractice: Bool, voice: VoiceSettings? = nil, at time: MenuTime
  ) {
    firstLanguages = Language.known(languages)
    language = firstLanguages[0]
    self.size = size
    self.isPractice = isPractice
    self.voice = voice
    self.time = time
    reconnectAt = time.steady
  }

  /// Takes an event and says what is to be done.
  public mutating func handle(_ event: MenuEvent, at time: MenuTime) -> [MenuEffect] {
    let before = self
    let effects = take(event, at: time)
    return voiceEffects(since: before, event, effects) + effects
  }

  private mutating func take(_ event: MenuEvent, at time: MenuTime) -> [MenuEffect] {
    self.time = MenuTime(steady: max(time.steady, self.time.steady), wall: time.wall)
    let effects = elapse()
    switch event {
    case .tick: return effects
    case .resized(let size):
      self.size = size
      return effects
    case .key(let key): return effects + press(key)
    case .touch(let position):
      return effects + touch(position)
    case .connected: return effects + connected()
    case .disconnected:
      lose()
      return effects
    case .notification(let notification): return effects + take(notification)
    case .reply(let token, let result): return effects + take(result, token: token)
    case .sampleCardFailed:
      say(.sampleCardFailed)
      return effects
    }
  }

  /// The languages offered, the default first; never empty.
  var languages: [Language] { station.map { Language.known($0.languages) } ?? firstLanguages }

  /// How the services of a visit stand on the screen.
  var pages: ServicePages { VisitLayout(self, size: size).pages }

  /// The services that a digit can choose, at most nine.
  var services: ArraySlice<OfferedService> { station?.services.prefix(9) ?? [] }

  /// How long a visit lasts without a press, in milliseconds.
  var visitMilliseconds: Int64 { station.map { Int64($0.visitSeconds) * 1000 } ?? MenuTiming.visit }

  /// The visit that is open, on the screen or below the help.
  var visit: OpenVisit? {
    switch screen {
    case .visit(let visit): visit
    case .help(_, let below): below
    case .away, .idle, .tapFailed, .codeRefused: nil
    }
  }

  /// Changes the open visit, wherever it is; nothing without one.
  mutating func changeVisit(_ change: (inout OpenVisit) -> Void) {
    switch screen {
    case .visit(var visit):
      change(&visit)
      screen = .visit(visit)
    case .help(let until, .some(var visit)):
      change(&visit)
      screen = .help(until: until, below: visit)
    case .away, .idle, .tapFailed, .codeRefused, .help(_, nil): return
    }
  }

  /// Back to the start, in the station's own language; the next person sees nothing of this one.
  mutating func goIdle() {
    screen = .idle
    language = languages[0]
    volume = .normal
    languageUntil = nil
    notice = nil
  }

  mutating func say(_ message: Notice.Message) {
    notice = Notice(message: message, until: time.steady + MenuTiming.notice)
  }

  mutating func ask(_ request: Request, _ purpose: Awaited.Purpose) -> [MenuEffect] {
    // A daemon that takes everything and answers nothing is left soon; until then there is a limit.
    guard awaited.count < Awaited.most else {
      say(.busy)
      return []
    }
    lastToken += 1
    awaited[lastToken] = Awaited(purpose: purpose, deadline: time.steady + MenuTiming.answer)
    return [.send(request, token: lastToken)]
  }

  func isAwaiting(_ purpose: Awaited.Purpose) -> Bool { awaited.values.contains { $0.purpose == purpose } }
}
