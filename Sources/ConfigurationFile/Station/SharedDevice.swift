import StationCore

/// The readers that name one device: one, or several of OSDP that differ in their addresses.
struct SharedDevice {
  /// Where the file names the device first.
  let line: Int
  private var first: (reader: ReaderConfiguration, speedLine: Int)?
  private var addressLines: [Int: Int] = [:]

  init(line: Int) { self.line = line }

  /// Notes where the reader cannot share the device with those before it.
  mutating func add(_ reader: ReaderConfiguration, _ table: TableReader, _ faults: inout FaultCollector) {
    let speed = reader.speed ?? reader.protocol.usualSpeed
    if let first {
      guard first.reader.protocol == .osdp, reader.protocol == .osdp else {
        faults.note(.readerDeviceTaken(reader.device, line: line), at: table.path.key("device"))
        return
      }
      let firstSpeed = first.reader.speed ?? first.reader.protocol.usualSpeed
      if speed != firstSpeed {
        faults.note(.otherSpeedOnDevice(firstSpeed, line: first.speedLine), at: table.path.key("speed"))
      }
    } else {
      first = (reader, faults.lines.line(of: table.path.key("speed")))
    }
    guard let address = reader.osdp?.address else { return }
    let path = table.path.key("address")
    if let line = addressLines[address] {
      faults.note(.readerAddressTaken(address, line: line), at: path)
    } else {
      addressLines[address] = faults.lines.line(of: path)
    }
  }
}
