import KioskMenu
import LocalAPI
import StationCore
import TestSupport

/// A daemon that keeps nothing but the visit that is open, and answers well, badly or not at all.
struct RehearsedDaemon {
  var isThere = true
  private(set) var station = StationView(
    id: "CY-SLT-003", name: "三里屯街道 第三驿站", languages: ["zh-Hans", "en"], utcOffsetSeconds: 8 * 3600,
    services: Programme.builtIn.services, checkInsToday: 0, isClockTrusted: true, lostReaders: [], concerns: [],
    district: DistrictContact(state: .connected), unsent: 0)
  private var visit: VisitView?
  private var visits: Int64 = 0

  private static let greetings: [String?] = [
    "王师傅", "李师傅", nil, "", String(repeating: "阿", count: 200), "\u{1B}[2J\u{202E}𠮷㛃e\u{301}\n", "🍜\u{200F}\u{0}",
  ]

  /// A card is tapped: somebody new, or the same person again.
  mutating func tapped(_ random: inout SeededGenerator) -> VisitView {
    if var again = visit, Int.random(in: 0..<10, using: &random) == 0 {
      again.isRepeated = true
      return again
    }
    let visitor: CheckIn.Visitor = Int.random(in: 0..<6, using: &random) == 0 ? .unknown : .member
    return begin(visitor, visitor == .member ? Self.greetings.randomElement(using: &random) ?? nil : nil)
  }

  /// Something about the station is different now.
  mutating func changes(_ random: inout SeededGenerator) {
    station.lostReaders = Bool.random(using: &random) ? ["counter"] : []
    station.isClockTrusted = Bool.random(using: &random)
    station.concerns = Bool.random(using: &random) ? [.diskLow] : []
    station.district.state = Bool.random(using: &random) ? .connected : .unreachable
    station.unsent = .random(in: 0...500, using: &random)
  }

  /// What comes back after a request; now and then nothing.
  mutating func answers(_ request: Request, token: Int, _ random: inout SeededGenerator) -> [MenuEvent] {
    switch Int.random(in: 0..<100, using: &random) {
    case 0: return []
    case 1: return [.reply(token: token, .failure(.ledger("disk full")))]
    default: break
    }
    switch request {
    case .subscribe: return [.reply(token: token, .success(.subscribed)), .notification(.station(station))]
    case .guest: return [.reply(token: token, .success(.visit(begin(.guest, nil))))]
    case .use(let number, let service):
      guard var view = visit, view.visit == number else { return [.reply(token: token, .failure(.noSuchVisit))] }
      view.used.append(service)
      visit = view
      return [.reply(token: token, .success(.visit(view)))]
    case .undo(let number):
      guard var view = visit, view.visit == number else { return [.reply(token: token, .failure(.noSuchVisit))] }
      guard view.used.popLast() != nil else {
        let isGuest = view.visitor == .guest
        visit = isGuest ? nil : view
        return [.reply(token: token, isGuest ? .success(.undone(nil)) : .failure(.nothingToUndo))]
      }
      visit = view
      return [.reply(token: token, .success(.undone(view)))]
    default: return [.reply(token: token, .failure(.malformed("the menu does not ask for this")))]
    }
  }

  private mutating func begin(_ visitor: CheckIn.Visitor, _ greeting: String?) -> VisitView {
    visits += 1
    station.checkInsToday += 1
    let view = VisitView(visit: visits, visitor: visitor, greeting: greeting, isRepeated: false, used: [])
    visit = view
    return view
  }
}
