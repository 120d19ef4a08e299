import ArgumentParser
import CommandLineTool
import District
import StationCore

/// Which findings a list has: of which stations, and whether also those that were settled.
struct FindingOptions: ParsableArguments {
  @Option(help: "Only this station.")
  var station: StationID?

  @Option(help: "Only the stations of this street (街道).")
  var street: String?

  @Flag(help: "Also what was settled.")
  var all = false

  func validate() throws {
    guard station == nil || street == nil else { throw ValidationError("give either --station or --street") }
  }

  var scope: ReportScope {
    if let station { .station(station) } else if let street { .street(street) } else { .district }
  }
}
