import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd station add`: a new station, or another name for one.
struct StationAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Registers a station, or corrects the name and street of a registered one.")

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "The station's id, such as CY-SLT-003.")
  var id: StationID

  @Option(help: "The station's name.")
  var name: String

  @Option(help: "The street (街道) that it belongs to.")
  var street: String

  @Option(help: "Its time zone, by which its days are counted.")
  var timeZone = "Asia/Shanghai"

  func validate() throws {
    for (option, text) in [("--name", name), ("--street", street)] {
      guard (1...200).contains(text.utf8.count), !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
        throw ValidationError("\(option) must have 1 to 200 bytes and no control characters")
      }
    }
  }

  func run() throws {
    let access = try DistrictAccess(options)
    let station = RegisteredStation(id: id, name: name, street: street, zone: timeZone)
    let (isNew, programme) = try CommandFailure.wrap { () throws(DistrictFault) in
      _ = try DistrictAccess.rules(timeZone)
      let before = try access.store.overview(at: DistrictAccess.now).first { $0.station == id.description }
      let isNew = try access.store.add(station, at: DistrictAccess.now)
      guard let before else { return (isNew, nil as Int64?) }
      return (isNew, try republished(access.store, before.street))
    }
    Standard.output.writeLine("\(isNew ? "Registered" : "Corrected") \(id): \(name), \(street)")
    if let programme {
      Standard.output.writeLine("Programme \(programme) is in force: some of it is other by street")
    }
  }

  /// The version of the programme that was published again, as a station hears of another street's by its version only.
  private func republished(_ store: DistrictStore, _ before: String) throws(DistrictFault) -> Int64? {
    guard before != street, let present = try store.programme(), !present.plan.parts.isEmpty else { return nil }
    return try store.publish(present.plan, at: DistrictAccess.now).version
  }
}
