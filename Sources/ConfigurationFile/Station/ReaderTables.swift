import StationCore

/// The `[[reader]]` tables.
struct ReaderTables {
  private(set) var readers: [ReaderConfiguration] = []
  private var nameLines: [String: Int] = [:]
  private var deviceLines: [String: Int] = [:]

  init(_ tables: [TableReader], _ faults: inout FaultCollector) {
    for (index, table) in tables.enumerated() { add(table, number: index + 1, &faults) }
  }

  private mutating func add(_ table: TableReader, number: Int, _ faults: inout FaultCollector) {
    let name = table.text("name", &faults) ?? "reader-\(number)"
    ValueRules.name(name, at: table.path.key("name"), &faults)
    if let line = nameLines[name] {
      faults.note(.readerNameTaken(name, line: line), at: table.path.key("name"))
    } else {
      nameLines[name] = faults.lines.line(of: table.path.key("name"))
    }
    table.require("device", &faults)
    table.require("protocol", &faults)
    let device = device(table, &faults)
    let speaks = Self.protocol(table, &faults)
    let speed = Self.speed(table, &faults)
    let line = Self.only(.line, speaks, LineTable.keys, in: table, &faults) { LineTable.rules(table, &$0) }
    let format = Self.only(.wiegand, speaks, WiegandTable.keys, in: table, &faults) { WiegandTable.format(table, &$0) }
    let cards = CardTable.rules(table, speaks, &faults)
    let sound = SoundCommandRule.command(table, &faults)
    if let device, let speaks {
      readers.append(
        ReaderConfiguration(
          name: name, device: device, protocol: speaks, speed: speed, line: line ?? .none,
          wiegandFormat: (format ?? nil) ?? .hex, cards: cards,
          soundCommand: sound))
    }
  }

  /// What the keys say that only readers of one protocol have; on others they are noted.
  private static func only<Value>(
    _ only: ReaderProtocol, _ speaks: ReaderProtocol?, _ keys: [String], in table: TableReader,
    _ faults: inout FaultCollector, _ read: (inout FaultCollector) -> Value
  ) -> Value? {
    if speaks == only { return read(&faults) }
    for key in keys where speaks != nil && table.values[key] != nil {
      faults.note(.onlyForProtocol(only), at: table.path.key(key))
    }
    return nil
  }

  private mutating func device(_ table: TableReader, _ faults: inout FaultCollector) -> String? {
    guard let device = table.text("device", &faults) else { return nil }
    let path = table.path.key("device")
    ValueRules.path(device, at: path, &faults)
    if let line = deviceLines[device] {
      faults.note(.readerDeviceTaken(device, line: line), at: path)
    } else {
      deviceLines[device] = faults.lines.line(of: path)
    }
    return device
  }

  private static func `protocol`(_ table: TableReader, _ faults: inout FaultCollector) -> ReaderProtocol? {
    guard let text = table.text("protocol", &faults) else { return nil }
    guard let known = ReaderProtocol(rawValue: text) else {
      faults.note(.unsupportedProtocol(text), at: table.path.key("protocol"))
      return nil
    }
    return known
  }

  private static func speed(_ table: TableReader, _ faults: inout FaultCollector) -> Int? {
    guard let speed = table.integer("speed", &faults) else { return nil }
    if !ValueRules.standardSpeeds.contains(speed) { faults.note(.unusualSpeed(speed), at: table.path.key("speed")) }
    return speed
  }
}
