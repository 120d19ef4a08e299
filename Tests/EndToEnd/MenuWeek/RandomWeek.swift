import KioskMenu
import LocalAPI
import StationCore
import Terminal
import TestSupport

/// People, and whatever else can happen to a menu, drawn by lot.
struct RandomWeek {
  private static let day: Int64 = 86_400_000
  private static let visitsADay = 300
  /// 2026-01-04T16:00:00Z: midnight at the station.
  private static let midnight: Int64 = 1_767_542_400_000

  private var random: SeededGenerator
  private var menu: MenuState
  private var daemon = RehearsedDaemon()
  private var now: Int64 = 0
  private var recordedUntil: Int64 = 0
  private var days: Int64 = 0
  private var coming: [(at: Int64, event: MenuEvent)] = []
  private let write: (RecordingLine) -> Void

  init(seed: UInt64, write: @escaping (RecordingLine) -> Void) {
    random = SeededGenerator(seed: seed)
    self.write = write
    let size = Size(columns: 41, rows: 9)
    menu = MenuState(
      languages: ["zh-Hans", "en"], size: size, isPractice: false, at: MenuTime(steady: 0, wall: Self.midnight))
    write(.begin(RecordingHead(size: size, languages: ["zh-Hans", "en"], isPractice: false, wall: Self.midnight)))
  }

  /// From midnight to midnight; people come from six in the morning to ten in the evening.
  mutating func liveADay() {
    let begin = days * Self.day
    let moments = (0..<Self.visitsADay).map { _ in
      begin + .random(in: Self.day / 4...Self.day / 12 * 11, using: &random)
    }
    for moment in moments.sorted() {
      pass(until: max(now, moment))
      somethingHappens()
    }
    days += 1
    pass(until: max(now, days * Self.day))
    happen(.tick)
  }

  private mutating func somethingHappens() {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<70: happen(.notification(.visit(daemon.tapped(&random))))
    case 70..<85: press(.character("+"))
    case 85..<88: happen(.notification(.tapFailed(problem: "disk full")))
    case 88..<91: happen(.notification(.codeRefused(CodeRefusal.allCases.randomElement(using: &random) ?? .used)))
    case 91..<94: daemon.changes(&random)
    case 94..<97:
      daemon.isThere = false
      happen(.disconnected)
      wait(1_000...20_000)
      daemon.isThere = true
    default: for _ in 0..<40 { anyInput() }
    }
    happen(.notification(.station(daemon.station)))
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      wait(300...4_000)
      if Int.random(in: 0..<20, using: &random) == 0 { anyInput() } else { press(.character(digit())) }
    }
    if Bool.random(using: &random) { press(.character("0")) }
  }

  private mutating func digit() -> Unicode.Scalar {
    "12345123451234567890*#-".unicodeScalars.randomElement(using: &random) ?? "1"
  }

  /// What no person would do, at the speed of a machine.
  private mutating func anyInput() {
    wait(0...40)
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      happen(
        .touch(Position(column: .random(in: 0..<130, using: &random), row: .random(in: 0..<40, using: &random))))
    case 1:
      happen(
        .resized(Size(columns: .random(in: 0...120, using: &random), rows: .random(in: 0...36, using: &random))))
      happen(.resized(Size(columns: 41, rows: 9)))
    case 2: happen(.notification(.keys(String(digit()))))
    default:
      let keys: [Key] = [.enter, .escape, .backspace, .tab, .function(1), .control("c"), .character("水"), .pageDown]
      press((keys + [.character(digit())]).randomElement(using: &random) ?? .enter)
    }
  }

  private mutating func press(_ key: Key) { happen(.key(key)) }

  private mutating func wait(_ milliseconds: ClosedRange<Int64>) {
    pass(until: now + .random(in: milliseconds, using: &random))
  }

  /// Lets time pass with all that falls into it.
  private mutating func pass(until end: Int64) {
    while true {
      let next = [menu.deadline, coming.map(\.at).min()].compactMap { $0 }.min() ?? end
      guard next < end else { break }
      now = max(now, next)
      if let index = coming.firstIndex(where: { $0.at <= now }) {
        happen(coming.remove(at: index).event)
      } else {
        hand(.tick)
      }
    }
    now = end
  }

  private mutating func happen(_ event: MenuEvent) {
    write(.event(RecordedEvent(milliseconds: now - recordedUntil, event: event)))
    recordedUntil = now
    hand(event)
  }

  private mutating func hand(_ event: MenuEvent) {
    for effect in menu.handle(event, at: MenuTime(steady: now, wall: Self.midnight + now)) {
      switch effect {
      case .connect: comes(daemon.isThere ? .connected : .disconnected, in: 1)
      case .disconnect: coming = []
      case .send(let request, let token):
        for event in daemon.answers(request, token: token, &random) {
          comes(event, in: .random(in: 2...40, using: &random))
        }
      default: break
      }
    }
  }

  private mutating func comes(_ event: MenuEvent, in milliseconds: Int64) {
    coming.append((now + milliseconds, event))
    coming.sort { $0.at < $1.at }
  }
}
