import Foundation
import Glibc
import StationCore

/// Many stations of one district in one process, each with a connection and a backlog of its own; run by
/// `provisioning/bench`.
///
///     fleet-bench register DISTRICT FOLDER STATIONS    registers stations, and puts their identities into the folder
///     fleet-bench send URL AUTHORITY FOLDER STATIONS EVENTS SECONDS
///                                                      has all of them come back within so many seconds, each with
///                                                      so many events, and says how it went
@main
struct FleetBench {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("register", 4):
      try RegisteredFleet(district: arguments[1], folder: arguments[2]).register(try number(arguments[3]))
    case ("send", 7):
      allowConnections()
      let fleet = SendingFleet(
        url: arguments[1], authorityFile: arguments[2], folder: arguments[3], stations: try number(arguments[4]),
        events: try number(arguments[5]), seconds: try number(arguments[6]))
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      FileHandle.standardOutput.write(try encoder.encode(try await fleet.send()) + Data("\n".utf8))
    default: throw FleetFault.usage
    }
  }

  private static func number(_ text: String) throws(FleetFault) -> Int {
    guard let number = Int(text), number > 0 else { throw .usage }
    return number
  }

  /// Takes as many descriptors as the system gives: each station has a connection.
  private static func allowConnections() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
