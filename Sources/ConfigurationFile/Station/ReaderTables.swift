import StationCore

/// The `[[reader]]` tables.
struct ReaderTables {
  private(set) var readers: [ReaderConfiguration] = []
  private let readKeys: ((String) -> Result<[OSDPKey], KeyFileFault>)?
  private var nameLines: [String: Int] = [:]
  private var devices: [String: SharedDevice] = [:]

  init(
    _ tables: [TableReader], readKeys: ((String) -> Result<[OSDPKey], KeyFileFault>)?, _ faults: inout FaultCollector
  ) {
    self.readKeys = readKeys
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
    let device = table.text("device", &faults)
    if let device { ValueRules.path(device, at: table.path.key("device"), &faults) }
    let speaks = Self.protocol(table, &faults)
    let speed = Self.speed(table, &faults)
    let line = Self.only(.line, speaks, LineTable.keys, in: table, &faults) { LineTable.rules(table, &$0) }
    let format = Self.only(.wiegand, speaks, WiegandTable.keys, in: table, &faults) { WiegandTable.format(table, &$0) }
    let osdp = Self.only(.osdp, speaks, OSDPTable.keys, in: table, &faults) {
      OSDPTable.settings(table, readKeys: readKeys, &$0)
    }
    let cards = CardTable.rules(table, speaks, &faults)
    let sound = CommandRule.command(
      CommandRule.soundKey, in: table, placeholders: CommandRule.soundPlaceholders, &faults)
    guard let device else { return }
    let shared = devices[device]
    guard let speaks else {
      if let shared { faults.note(.readerDeviceTaken(device, line: shared.line), at: table.path.key("device")) }
      return
    }
    let reader = ReaderConfiguration(
      name: name, device: device, protocol: speaks, speed: speed, line: line ?? .none,
      wiegandFormat: (format ?? nil) ?? .hex, osdp: osdp ?? nil, cards: cards,
      soundCommand: sound)
    if shared == nil { devices[device] = SharedDevice(line: faults.lines.line(of: table.path.key("device"))) }
    devices[device]?.add(reader, table, &faults)
    readers.append(reader)
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
