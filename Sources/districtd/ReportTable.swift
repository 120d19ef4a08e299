import District
import StationCore
import Terminal

/// A report as tables for people.
struct ReportTable: CustomStringConvertible {
  let report: DistrictReport

  var description: String {
    let days = report.from == report.to ? report.from : "\(report.from) to \(report.to)"
    var parts = ["\(days)\n\n\(stations)"]
    parts.append("\(sums)")
    if !report.services.isEmpty { parts.append(counts(report.services, "service", "uses")) }
    if !report.trades.isEmpty { parts.append(counts(report.trades, "trade", "check-ins")) }
    if !report.alarmList.isEmpty { parts.append("\(alarms)") }
    return parts.joined(separator: "\n")
  }

  private var stations: TextTable {
    var table = TextTable(
      header: [
        "station", "name", "street", "check-ins", "members", "guests", "unknown", "first", "repeat", "cards",
        "corrected", "uncertain",
      ],
      alignments: [.leading, .leading, .leading] + Array(repeating: .trailing, count: 9))
    for station in report.byStation {
      table.append(
        [station.station, station.name, station.street]
          + [
            station.checkIns, station.members, station.guests, station.unknownCards, station.firstVisits,
            station.repeatVisits, station.beneficiaries, station.corrected, station.uncertain,
          ].map(String.init))
    }
    table.append(
      ["total", "", ""]
        + [
          report.checkIns, report.members, report.guests, report.unknownCards, report.firstVisits,
          report.repeatVisits, report.beneficiaries, report.corrected, report.uncertain,
        ].map(String.init))
    return table
  }

  private var sums: TextTable {
    var table = TextTable(
      header: ["person-times", "of guests", "sessions"] + ServiceCategories.all,
      alignments: Array(repeating: .trailing, count: 3 + ServiceCategories.all.count))
    table.append(
      [report.personTimes, report.guestPersonTimes, report.sessions].map(String.init)
        + ServiceCategories.all.map { "\(report.categories[$0] ?? 0)" })
    return table
  }

  private var alarms: TextTable {
    var table = TextTable(
      header: ["alarm", "station", "ledger", "sequence", "times", "last"],
      alignments: [.leading, .leading, .leading, .trailing, .trailing])
    for alarm in report.alarmList {
      table.append(
        [alarm.kind.rawValue, alarm.station, alarm.ledger, "\(alarm.sequence)", "\(alarm.times)", alarm.last])
    }
    return table
  }

  private func counts(_ counts: [String: Int], _ name: String, _ count: String) -> String {
    var table = TextTable(header: [name, count], alignments: [.leading, .trailing])
    for (key, value) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      table.append([key, "\(value)"])
    }
    return "\(table)"
  }
}
