import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd limit remove`: a service has no limit any more.
struct LimitRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Removes the limits of a service; what was settled of its conflicts is kept.",
    discussion: """
      Example:
        districtd limit remove umbrella
      """)

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "The service's code.")
  var service: ServiceCode

  func run() throws {
    let access = try DistrictAccess(options)
    let removed = try CommandFailure.wrap { () throws(DistrictFault) in try access.store.removeLimits(of: service) }
    guard removed > 0 else {
      throw CommandFailure(.usage, "\(service) has no limit; “districtd limit list” shows those that are")
    }
    Standard.output.writeLine("\(service) is not limited any more")
  }
}
