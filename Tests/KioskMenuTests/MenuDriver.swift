import KioskMenu
import LocalAPI
import StationCore
import Terminal

/// A menu and its clocks; it answers nothing by itself.
struct MenuDriver {
  var state: MenuState
  var now: Int64 = 1_000_000
  private(set) var effects: [MenuEffect] = []
  /// All that happened, as a recording of no size.
  private(set) var recording: [RecordingLine]
  private var recordedUntil: Int64 = 1_000_000

  /// A menu that has not reached the daemon yet.
  init(
    away size: Size, languages: [String] = ["zh-Hans", "en"], isPractice: Bool = false, voice: VoiceSettings? = nil
  ) {
    recording = [
      .begin(
        RecordingHead(
          size: nil, languages: languages, isPractice: isPractice, isAudible: (voice?.volume ?? 0) > 0,
          wall: Samples.wall))
    ]
    state = MenuState(
      languages: languages, size: size, isPractice: isPractice, voice: voice,
      at: MenuTime(steady: 1_000_000, wall: Samples.wall))
  }

  /// A menu at its start, with the station's state known.
  init(
    _ size: Size = Size(columns: 32, rows: 9), station: StationView = Samples.station(), isPractice: Bool = false,
    voice: VoiceSettings? = nil
  ) {
    self.init(away: size, languages: station.languages, isPractice: isPractice, voice: voice)
    send(.connected)
    send(.reply(token: 1, .success(.subscribed)))
    send(.notification(.station(station)))
  }

  /// Hands an event over; what the menu wants done is in `effects`.
  mutating func send(_ event: MenuEvent) {
    recording.append(.event(RecordedEvent(milliseconds: now - recordedUntil, event: event)))
    recordedUntil = now
    effects = state.handle(event, at: MenuTime(steady: now, wall: Samples.wall + now - 1_000_000))
  }

  /// Presses keys one after another, slowly enough not to count as bouncing.
  mutating func press(_ keys: Key...) {
    for key in keys {
      now += 800
      send(.key(key))
    }
  }

  /// Lets time pass.
  mutating func wait(_ milliseconds: Int64) {
    now += milliseconds
    send(.tick)
  }

  /// The token and request of the last effect, if it was one.
  var request: (token: Int, request: Request)? {
    guard case .send(let request, let token)? = effects.last else { return nil }
    return (token, request)
  }

  /// Answers the request just sent.
  mutating func answer(_ result: Result<Reply, Problem>) {
    guard let token = request?.token else { return }
    send(.reply(token: token, result))
  }

  /// The screen's text, without trailing blanks.
  var text: String {
    let grid = render(state, size: state.size)
    return (0..<grid.size.rows).map { grid.text(row: $0) }.joined(separator: "\n")
  }
}
