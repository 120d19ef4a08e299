import ReaderFrames
import StationCore

/// Describes what goes over an OSDP line.
///
/// What is encrypted stays so: a watcher does not have the session's keys. Polls and acknowledgements are routine.
struct OSDPDescriber: FrameDescriber {
  private let addresses: [UInt8]
  private var fromReaders = OSDPFrameScanner()
  private var toReaders = OSDPFrameScanner()

  /// The readers' addresses, in their order on the line.
  init(addresses: [UInt8]) { self.addresses = addresses }

  mutating func describe(
    _ bytes: ArraySlice<UInt8>, _ direction: FrameDescription.Direction
  ) -> [FrameDescription] {
    let findings = direction == .received ? fromReaders.receive(bytes) : toReaders.receive(bytes)
    return findings.map { describe($0, direction) }
  }

  mutating func silence() -> [FrameDescription] { fromReaders.flush().map { describe($0, .received) } }

  private func describe(
    _ finding: OSDPFrameScanner.Finding, _ direction: FrameDescription.Direction
  ) -> FrameDescription {
    switch finding {
    case .refused(.noise(let count)):
      return FrameDescription(direction, "noise", [.init("bytes", "\(count)")], fault: "belongs to no frame")
    case .refused(let fault): return FrameDescription(direction, "frame", fault: fault.description)
    case .frame(let frame):
      let contents = frame.isReply ? reply(frame) : command(frame)
      return FrameDescription(
        direction, contents.name, header(frame) + contents.fields, fault: contents.fault,
        isRoutine: Self.isRoutine(frame), reader: addresses.firstIndex(of: frame.address))
    }
  }

  private typealias Contents = (name: String, fields: [FrameDescription.Field], fault: String?)

  private func header(_ frame: OSDPFrame) -> [FrameDescription.Field] {
    [
      .init("address", frame.address == OSDPFrame.broadcast ? "all" : "\(frame.address)"),
      .init("SQN", "\(frame.sequence)"), .init("check", frame.hasCRC ? "CRC right" : "sum right"),
      .init("channel", Self.channel(frame.security)),
    ]
  }

  private static func channel(_ block: OSDPSecurityBlock?) -> String {
    guard let block else { return "in clear" }
    switch block.type {
    case OSDPSecurityBlock.command, OSDPSecurityBlock.reply: return "secure, MAC"
    case OSDPSecurityBlock.encryptedCommand, OSDPSecurityBlock.encryptedReply: return "secure, MAC, encrypted"
    default:
      let key =
        switch block.key {
        case .installation?: ", installation key"
        case .own?: ", own key"
        case nil: ""
        }
      return "handshake SCS_\(Hex.encode([block.type]))\(key)"
    }
  }

  private static func isRoutine(_ frame: OSDPFrame) -> Bool {
    frame.data.isEmpty && frame.code == (frame.isReply ? OSDPReply.acknowledged.code : OSDPCommand.poll.code)
  }

  private func command(_ frame: OSDPFrame) -> Contents {
    let name = Self.commandName(frame.code)
    if let closed = Self.closed(frame) { return (name, [closed], nil) }
    do throws(OSDPRefusal) {
      switch try OSDPCommand(code: frame.code, data: frame.data) {
      case .led(let leds): return (name, [.init("lights", "\(leds.count)")], nil)
      case .buzzer(let buzzer): return (name, [.init("times", "\(buzzer.count)")], nil)
      case .text(let text): return (name, [.init("characters", "\(text.characters.count)")], nil)
      case .output(let outputs): return (name, [.init("outputs", "\(outputs.count)")], nil)
      case .setKey: return (name, [.init("key", "hidden")], nil)
      case .poll, .identify, .capabilities, .localStatus, .outputStatus, .challenge, .serverCryptogram:
        return (name, [], nil)
      }
    } catch {
      return (name, [.init("data", "\(frame.data.count) bytes")], "its data does not fit the command")
    }
  }

  private func reply(_ frame: OSDPFrame) -> Contents {
    let name = Self.replyName(frame.code)
    if let closed = Self.closed(frame) { return (name, [closed], nil) }
    do throws(FrameFault) {
      switch try OSDPReply(code: frame.code, data: frame.data) {
      case .refused(let refusal): return (name, [.init("reason", "\(refusal.rawValue)")], Self.words(refusal))
      case .identification(let identification):
        let firmware = identification.firmware.map { "\($0)" }.joined(separator: ".")
        return (
          name,
          [
            .init("vendor", Hex.encode(identification.vendor).uppercased()), .init("model", "\(identification.model)"),
            .init("firmware", firmware),
          ], nil
        )
      case .capabilities(let capabilities): return (name, [.init("capabilities", "\(capabilities.count)")], nil)
      case .localStatus(let isTampered, let isPowerFailing):
        return (name, [.init("tampered", "\(isTampered)"), .init("power failing", "\(isPowerFailing)")], nil)
      case .outputStatus(let outputs): return (name, [.init("outputs", "\(outputs.count)")], nil)
      case .card(let reader, let format, let bits):
        return (
          name,
          [
            .init("reader", "\(reader)"), .init("format", "\(format)"), .init("bits", "\(bits.count)"),
            .init("data", MaskedNumber.hex(bits.packed)),
          ], nil
        )
      case .keys(let reader, let keys):
        return (name, [.init("reader", "\(reader)"), .init("keys", "\(keys.count)")], nil)
      case .other: return (name, [.init("data", "\(frame.data.count) bytes")], nil)
      case .acknowledged, .clientCryptogram, .initialMAC, .busy: return (name, [], nil)
      }
    } catch {
      return (name, [.init("data", "\(frame.data.count) bytes")], error.description)
    }
  }

  /// What can be said of data that is encrypted; `nil` where it is not.
  private static func closed(_ frame: OSDPFrame) -> FrameDescription.Field? {
    switch frame.security?.type {
    case OSDPSecurityBlock.encryptedCommand?, OSDPSecurityBlock.encryptedReply?:
      .init("data", "\(frame.data.count) bytes, encrypted")
    default: nil
    }
  }

  private static func words(_ refusal: OSDPRefusal) -> String {
    switch refusal {
    case .messageCheck: "the reader found a wrong check"
    case .commandLength: "the reader found a wrong length"
    case .unknownCommand: "the reader does not know the command"
    case .sequence: "the reader expected another SQN"
    case .securityUnsupported: "the reader does not know the security block"
    case .securityRequired: "the reader wants a secure channel"
    case .unableToProcess: "the reader cannot do this"
    default: "the reader refused for reason \(refusal.rawValue)"
    }
  }
}
