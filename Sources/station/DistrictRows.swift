import LocalAPI
import StationCore

/// How the station stands with its district, as rows for a keeper: what waits, what is wrong, what to do.
struct DistrictRows {
  private static let setAsideShown = 5

  private let status: StatusReply
  private let calendar: StationCalendar

  init(_ status: StatusReply, calendar: StationCalendar) {
    self.status = status
    self.calendar = calendar
  }

  var rows: [[String]] {
    var rows = [["sent", sent], ["district", district]]
    if let problem = status.district.problem { rows.append(["", problem]) }
    if let advice { rows.append(["", advice]) }
    return rows + setAside
  }

  private var sent: String {
    guard status.unsent > 0 else { return "everything" }
    let since = time(status.district.oldestUnsent).map { ", the oldest since \($0)" } ?? ""
    return "\(status.acknowledgedSequence) of \(status.lastSequence); only here: \(status.unsent)\(since)"
  }

  private var district: String {
    let words =
      switch status.district.state {
      case .alone: "none is configured; the station works alone"
      case .notEnrolled: "this station is not enrolled"
      case .waiting: "not spoken to yet"
      case .connected: "connected"
      case .unreachable: "unreachable, trying again by itself"
      case .refused: "REFUSES what this station sends"
      }
    let contact = time(status.district.lastContact).map { ", last contact \($0)" } ?? ""
    let next = time(status.district.nextAttempt).map { ", next attempt \($0)" } ?? ""
    return words + contact + next
  }

  /// What somebody at the station can do; `nil` where nothing needs to be done.
  private var advice: String? {
    switch status.district.state {
    case .alone, .waiting: nil
    case .connected:
      status.district.problem == nil ? nil : "check-ins arrive; tell the district what stands above"
    case .notEnrolled: "nothing is lost; get a token from the district and run `station enrol`"
    case .unreachable:
      "nothing is lost, it is sent once the line is back; look after cable, router and SIM card, and if other "
        + "devices here are online, call the district"
    case .refused: "nothing is lost, but it does not end by itself: tell the district what stands above"
    }
  }

  private var setAside: [[String]] {
    guard status.setAside > 0 else { return [] }
    var rows = status.setAsideEvents.prefix(Self.setAsideShown).map { event in
      ["set aside", "event \(event.sequence)\(ledger(of: event)): \(event.reason)\(consequence(of: event))"]
    }
    if status.setAside > rows.count {
      rows.append(["", "and \(status.setAside - rows.count) more; `station status --json` lists the newest hundred"])
    }
    return rows
  }

  private func ledger(of event: SetAsideEntry) -> String {
    event.ledger == status.ledger ? "" : " of ledger \(event.ledger)"
  }

  private func consequence(of event: SetAsideEntry) -> String {
    event.ledger == status.ledger && event.sequence > status.acknowledgedSequence
      ? "; everything behind it waits for the district to take it" : "; the district has it but does not count it"
  }

  private func time(_ text: String?) -> String? { text.flatMap { Timestamp.milliseconds($0) }.map(calendar.text) }
}
