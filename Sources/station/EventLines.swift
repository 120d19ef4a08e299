import LocalAPI
import StationCore

/// The ledger's events as lines for people.
struct EventLines {
  private let calendar: StationCalendar
  private var standings: Set<EventMoment.Standing> = []

  /// Lines with the times of a station.
  init(calendar: StationCalendar) { self.calendar = calendar }

  /// One event.
  ///
  /// - Throws: `JSONFault` where it cannot be read.
  mutating func line(_ view: EventView) throws -> String {
    let value = try JSONText.parse(Array(view.event.utf8))
    func text(_ name: String) -> String { if case .string(let text)? = value[name] { text } else { "" } }
    standings.insert(view.moment.standing)
    let sequence = String(repeating: " ", count: max(0, 8 - text("id").count)) + text("id")
    let time = calendar.text(view.moment.milliseconds) + Self.mark(view.moment.standing)
    let type = text("type").replacing("warmstation.", with: "")
    return "\(sequence)  \(time) \(type)  \(value["data"]?.canonicalText ?? "{}")"
  }

  /// What the times and the marks mean that were used.
  var legend: [String] {
    guard !standings.isEmpty else { return [] }
    var legend = ["", "Times are those of \(calendar.zone.name)."]
    if standings.contains(.repaired) {
      legend.append("* The clock was wrong and became right before the next start: the time was repaired.")
    }
    if standings.contains(.uncertain) {
      legend.append("? The clock was never synchronised between two starts: the time is a guess.")
    }
    return legend
  }

  private static func mark(_ standing: EventMoment.Standing) -> String {
    switch standing {
    case .recorded: " "
    case .repaired: "*"
    case .uncertain: "?"
    }
  }
}
