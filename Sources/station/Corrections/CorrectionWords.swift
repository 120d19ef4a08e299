import StationCore

/// A correction in words: what changed and how to undo it.
struct CorrectionWords: CustomStringConvertible {
  private let entry: CorrectionEntry
  private let calendar: StationCalendar

  init(_ entry: CorrectionEntry, _ calendar: StationCalendar) {
    self.entry = entry
    self.calendar = calendar
  }

  var description: String {
    """
    correction \(entry.sequence) is recorded: event \(entry.event) of \(happened)
      before  \(before)
      now     \(now)
    undo it with: station correct void \(entry.sequence) --by NAME --reason WHY

    """
  }

  /// When the correction was made.
  var made: String { local(entry.time) }
  /// When what it corrects happened.
  var happened: String { local(entry.eventTime) }
  /// What counted before it.
  var before: String { words(entry.before) }
  /// What counts now.
  var now: String { words(entry.now) }
  /// Who made it.
  var author: String { entry.by ?? entry.author.rawValue }

  /// What it does, and whether it was undone.
  var action: String {
    let target = entry.corrects.map { $0 == entry.event ? "" : " \($0)" } ?? ""
    let undone = entry.effective ? "" : ", undone" + (entry.undoneBy.map { " by \($0)" } ?? "")
    return entry.action.rawValue + target + undone
  }

  private func local(_ time: String) -> String {
    Timestamp.milliseconds(time).map { calendar.localText($0) } ?? time
  }

  private func words(_ content: CorrectionEntry.Content?) -> String {
    guard let content else { return "nothing" }
    if let service = content.service { return "\(service)" + (content.visit.map { " in visit \($0)" } ?? "") }
    let visitor =
      switch content.visitor {
      case .member?: "member"
      case .unknown?: "unknown card"
      case .guest?, nil: "guest"
      }
    let details = [content.trade?.rawValue, content.sameAs.map { "as in \($0)" }].compactMap { $0 }
    return ([visitor] + details).joined(separator: ", ")
  }
}
