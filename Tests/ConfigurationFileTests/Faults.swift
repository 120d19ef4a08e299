import Testing

@testable import ConfigurationFile

/// The smallest file that a station accepts.
let smallestStation = """
  [station]
  id = "CY-TEST-001"
  name = "驿站"

  """

/// What a station's file is refused for, one line a fault; empty where it is accepted.
func stationFaults(_ text: String) -> [String] {
  do throws(ConfigurationFailure) {
    _ = try StationConfiguration.parse(text, file: "station.toml") { $0 == "Asia/Shanghai" }
    return []
  } catch { return error.description.split(separator: "\n").map(String.init) }
}

/// What a district server's file is refused for, one line a fault; empty where it is accepted.
func districtFaults(_ text: String) -> [String] {
  do throws(ConfigurationFailure) {
    _ = try DistrictdConfiguration.parse(text, file: "districtd.toml")
    return []
  } catch { return error.description.split(separator: "\n").map(String.init) }
}
