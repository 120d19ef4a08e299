import ReaderFrames
import StationCore

/// Describes what goes between the station and a PN532.
///
/// Looking for cards, its acknowledgement, and a reply that finds what was found before are routine.
struct PN532Describer: FrameDescriber {
  private var fromChip = PN532Scanner()
  private var toChip = PN532Scanner()
  private var command: PN532Command?
  private var found: [PN532Target] = []

  mutating func describe(
    _ bytes: ArraySlice<UInt8>, _ direction: FrameDescription.Direction
  ) -> [FrameDescription] {
    let findings = direction == .received ? fromChip.scan(bytes) : toChip.scan(bytes)
    return findings.map { describe($0, direction) }
  }

  mutating func silence() -> [FrameDescription] { fromChip.giveUp().map { describe($0, .received) } }

  private mutating func describe(
    _ finding: PN532Scanner.Finding, _ direction: FrameDescription.Direction
  ) -> FrameDescription {
    switch finding {
    case .refused(.noise(let count)):
      // The chip is woken by bytes that are no frame (UM0701-02, 7.2.11).
      FrameDescription(
        direction, direction == .sent ? "wake-up" : "noise", [.init("bytes", "\(count)")],
        fault: direction == .sent ? nil : "belongs to no frame")
    case .refused(let fault): FrameDescription(direction, "frame", fault: fault.description)
    case .frame(.acknowledge): FrameDescription(direction, "ACK", isRoutine: true)
    case .frame(.notAcknowledged): FrameDescription(direction, "NACK", fault: "the last frame did not arrive")
    case .frame(.syntaxError): FrameDescription(direction, "error", fault: "the chip did not understand the command")
    case .frame(.command(let code, let parameters)): commanded(code, parameters, direction)
    case .frame(.reply(let code, let data)): replied(code, data, direction)
    }
  }

  private mutating func commanded(
    _ code: UInt8, _ parameters: [UInt8], _ direction: FrameDescription.Direction
  ) -> FrameDescription {
    command = PN532Command(code: code, parameters: parameters)
    let isLooking = if case .inListPassiveTarget? = command { true } else { false }
    return FrameDescription(
      direction, Self.name(code), [.init("parameters", "\(parameters.count) bytes")], isRoutine: isLooking)
  }

  private mutating func replied(
    _ code: UInt8, _ data: [UInt8], _ direction: FrameDescription.Direction
  ) -> FrameDescription {
    let name = "\(Self.name(code)) reply"
    guard let command, command.code == code else {
      return FrameDescription(direction, name, [.init("data", "\(data.count) bytes")], fault: "answers nothing")
    }
    switch PN532Reply(to: command, data: data) {
    case .firmware(let chip, let version, let revision, _)?:
      let digits = Hex.encode([chip]).uppercased()
      return FrameDescription(
        direction, name, [.init("chip", "PN5\(digits)"), .init("firmware", "\(version).\(revision)")])
    case .targets(let targets)?:
      defer { found = targets }
      return FrameDescription(
        direction, name, [.init("cards", "\(targets.count)")] + targets.flatMap(Self.fields),
        isRoutine: targets == found)
    case .data(let data)?: return FrameDescription(direction, name, [.init("data", "\(data.count) bytes")])
    case nil:
      return FrameDescription(
        direction, name, [.init("data", "\(data.count) bytes")], fault: "its data does not fit the command")
    }
  }

  private static func fields(of target: PN532Target) -> [FrameDescription.Field] {
    let isRandom = target.uid.count == 4 && target.uid.first == 0x08
    let atqa = Hex.encode([UInt8(target.atqa >> 8), UInt8(truncatingIfNeeded: target.atqa)]).uppercased()
    return [
      .init("UID", MaskedNumber.hex(target.uid)),
      .init("length", "\(target.uid.count) bytes" + (isRandom ? ", random" : "")), .init("ATQA", atqa),
      .init("SAK", Hex.encode([target.sak]).uppercased()),
    ]
  }

  /// The commands by their names in UM0701-02, clause 7.
  private static func name(_ code: UInt8) -> String {
    switch code {
    case 0x00: "Diagnose"
    case 0x02: "GetFirmwareVersion"
    case 0x04: "GetGeneralStatus"
    case 0x06: "ReadRegister"
    case 0x08: "WriteRegister"
    case 0x10: "SetSerialBaudRate"
    case 0x12: "SetParameters"
    case 0x14: "SAMConfiguration"
    case 0x16: "PowerDown"
    case 0x32: "RFConfiguration"
    case 0x44: "InDeselect"
    case 0x4A: "InListPassiveTarget"
    case 0x52: "InRelease"
    case 0x54: "InSelect"
    default: "command \(Hex.encode([code]).uppercased())"
    }
  }
}
