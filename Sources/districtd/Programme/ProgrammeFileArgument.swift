import CommandLineTool
import ConfigurationFile
import District
import StationCore

/// A programme file as the verbs take it: read and judged, with what its writer should know.
struct ProgrammeFileArgument {
  let plan: ProgrammePlan

  /// Reads and judges a file.
  ///
  /// - Throws: ``CommandFailure`` with status 2, naming file, line and what would be right.
  init(_ file: String, for store: DistrictStore) throws(CommandFailure) {
    do { plan = try ProgrammeFile.load(file: file) } catch { throw CommandFailure(.usage, "\(error)") }
    let faults = try CommandFailure.wrap { [plan] () throws(DistrictFault) in try store.faults(of: plan) }
    guard faults.isEmpty else { throw CommandFailure(DistrictFault.unsuitableProgramme(faults)) }
  }

  /// What is allowed but perhaps not meant.
  func remarks(_ store: DistrictStore) throws(CommandFailure) -> [String] {
    let stations = try CommandFailure.wrap { () throws(DistrictFault) in try store.overview(at: DistrictAccess.now) }
    let (ids, streets) = (Set(stations.map(\.station)), Set(stations.map(\.street)))
    var remarks: [String] = []
    if plan.services.count > 9 {
      remarks.append(
        "\(plan.services.count) services: the menu shows the first nine, keepers can record the others afterwards")
    }
    for part in plan.parts {
      for id in part.stations where !ids.contains(id.description) {
        remarks.append("station \(id) is not registered; what is for it waits until it is")
      }
      for street in part.streets where !streets.contains(street) {
        remarks.append("no station is registered in the street \(street)")
      }
    }
    return remarks
  }
}
