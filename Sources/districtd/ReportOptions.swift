import ArgumentParser
import CommandLineTool
import District
import StationCore

/// Which stations and days a report is about.
struct ReportOptions: ParsableArguments {
  @Option(help: "Only this station.")
  var station: StationID?

  @Option(help: "Only the stations of this street (街道).")
  var street: String?

  @OptionGroup var days: DayOptions

  func validate() throws {
    guard station == nil || street == nil else { throw ValidationError("give either --station or --street") }
  }

  /// Refuses to divide a range into too many rows.
  func validate(by grouping: ReportGrouping?) throws {
    guard let step = grouping?.step, let from = days.from, let to = days.to, !step.divides(from: from, to: to) else {
      return
    }
    throw ValidationError(
      "that would be more than \(UsagePeriod.Step.mostParts) rows: take longer periods or fewer days")
  }

  var scope: ReportScope {
    if let station { .station(station) } else if let street { .street(street) } else { .district }
  }

  /// The first and the last day; today of the station, or of the district, where none is named.
  ///
  /// - Throws: ``CommandFailure``.
  func range(in access: DistrictAccess) throws(CommandFailure) -> (from: CivilDate, to: CivilDate) {
    try CommandFailure.wrap { () throws(DistrictFault) in
      let zone = try station.map { (id) throws(DistrictFault) in try access.store.station(id).zone }
      return days.days(at: DistrictAccess.now, in: try DistrictAccess.rules(zone ?? "Asia/Shanghai"))
    }
  }

  /// The report.
  ///
  /// - Throws: ``CommandFailure``.
  func make(in access: DistrictAccess, by grouping: ReportGrouping?) throws(CommandFailure) -> DistrictReport {
    let (from, to) = try range(in: access)
    return try CommandFailure.wrap { () throws(DistrictFault) in
      let categories = try access.store.programme().map { ServiceCategories($0.plan) }
      return try access.store.report(
        scope, from: from, to: to, by: grouping, categories: categories ?? ServiceCategories(),
        calendar: DistrictAccess.rules)
    }
  }
}
