import StationCore

/// The keys of a `[[reader]]` table that only OSDP readers have.
enum OSDPTable {
  static let keys = ["address", "key-file", "door-output", "door-seconds"]
  private static let addresses = 0...126
  private static let outputs = 0...255
  private static let seconds = 1...3600

  /// The settings; `nil` where they are not complete, which is noted.
  static func settings(
    _ table: TableReader, readKeys: ((String) -> Result<[OSDPKey], KeyFileFault>)?, _ faults: inout FaultCollector
  ) -> OSDPSettings? {
    table.require("address", &faults)
    let address = number("address", in: table, addresses, &faults)
    let door = door(table, &faults)
    var keyFile: String?
    var keys: [OSDPKey] = []
    if table.values["key-file"] != nil {
      let path = ValueRules.path("key-file", in: table, default: "", &faults)
      keyFile = path
      switch path.hasPrefix("/") ? readKeys?(path) : nil {
      case .success(let read): keys = read
      case .failure(let fault): faults.note(.badKeyFile(path, fault), at: table.path.key("key-file"))
      case nil: break
      }
    }
    return address.map { OSDPSettings(address: $0, keyFile: keyFile, keys: keys, door: door) }
  }

  private static func door(_ table: TableReader, _ faults: inout FaultCollector) -> DoorStrike? {
    let seconds = number("door-seconds", in: table, seconds, &faults) ?? DoorStrike.usualSeconds
    if table.values["door-seconds"] != nil, table.values["door-output"] == nil {
      faults.note(.needsKey("door-output"), at: table.path.key("door-seconds"))
    }
    return number("door-output", in: table, outputs, &faults).map { DoorStrike(output: $0, seconds: seconds) }
  }

  private static func number(
    _ key: String, in table: TableReader, _ range: ClosedRange<Int>, _ faults: inout FaultCollector
  ) -> Int? {
    guard let number = table.integer(key, &faults) else { return nil }
    guard range.contains(number) else {
      faults.note(.outOfRange(number, range), at: table.path.key(key))
      return nil
    }
    return number
  }
}
