import StationCore
import Terminal

/// Corrections as a table for an auditor.
struct CorrectionTable: CustomStringConvertible {
  let entries: [CorrectionEntry]
  let calendar: StationCalendar

  init(_ entries: [CorrectionEntry], _ calendar: StationCalendar) {
    self.entries = entries
    self.calendar = calendar
  }

  var description: String {
    var table = TextTable(
      header: ["sequence", "made", "action", "event", "happened", "before", "counts now", "by", "reason"],
      alignments: [.trailing, .leading, .leading, .trailing])
    for entry in entries {
      let words = CorrectionWords(entry, calendar)
      table.append([
        "\(entry.sequence)", words.made, words.action, "\(entry.event)", words.happened, words.before, words.now,
        words.author, entry.reason,
      ])
    }
    return table.description
  }
}
