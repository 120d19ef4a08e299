import ArgumentParser
import CommandLineTool
import District
import StationCore

/// What is settled, by whom and why.
struct SettleOptions: ParsableArguments {
  @Argument(help: "The numbers of what is settled, as the list shows them; enough of the first digits will do.")
  var ids: [String]

  @Option(help: "Who looked at it.")
  var by: String

  @Option(help: "What was found or done.")
  var reason: String

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func validate() throws {
    for id in ids where !(4...12).contains(id.utf8.count) || !id.allSatisfy(\.isHexDigit) {
      throw ValidationError("“\(id)” is no number of a list: 4 to 12 hexadecimal digits")
    }
    for (option, text) in [("--by", by), ("--reason", reason)] {
      guard (1...400).contains(text.utf8.count), !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
        throw ValidationError("\(option) must have 1 to 400 bytes and no control characters")
      }
    }
  }

  /// Keeps the settlement of some findings of a list.
  ///
  /// - Parameters:
  ///   - found: the findings by what names them, with how much there is of each.
  ///   - list: the verb that lists them.
  ///   - access: the district's data.
  /// - Throws: ``CommandFailure`` where a number names none or several.
  func settle(_ found: [(id: String, weight: Int)], list: String, in access: DistrictAccess) throws {
    let chosen = try ids.map { (prefix) throws(CommandFailure) -> (id: String, weight: Int) in
      let named = found.filter { $0.id.hasPrefix(prefix.lowercased()) }
      guard let one = named.first else {
        throw CommandFailure(.usage, "there is no \(prefix); “districtd \(list)” shows what there is")
      }
      guard named.count == 1 else {
        throw CommandFailure(.usage, "\(prefix) is not enough: it is \(named.count) of them")
      }
      return one
    }
    try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.settle(chosen, by: by, reason: reason, at: DistrictAccess.now)
    }
    if json { return try JSONOutput.write(["settled": chosen.map(\.id)]) }
    Standard.output.writeLine("Settled \(chosen.map(\.id).joined(separator: ", "))")
  }
}
