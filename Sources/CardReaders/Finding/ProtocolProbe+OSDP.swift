import ReaderFrames
import StationCore

extension ProtocolProbe {
  /// A peripheral begins to answer within 200 ms (IEC 60839-11-5, 5.7), and an answer takes some 30 ms at 9600.
  private static let osdpPatience = Duration.milliseconds(300)

  /// Asks an OSDP reader what it is, at the address that every reader listens to.
  ///
  /// Sequence number 0 begins anew, as after a restart; the question changes nothing. A reader that wants a secure
  /// channel first refuses it, which is an answer too.
  static let osdp = osdp(asking: [OSDPFrame.broadcast, OSDPFrame.broadcast], patience: osdpPatience)

  /// Asks at every address, for a reader that answered under the common one without telling its own.
  static let osdpAddresses = osdp(asking: Array(0..<OSDPFrame.broadcast), patience: .milliseconds(120))

  private static func osdp(asking addresses: [UInt8], patience: Duration) -> ProtocolProbe {
    ProtocolProbe(
      protocol: .osdp,
      requests: addresses.map { address in
        let command = OSDPCommand.identify
        let frame = OSDPFrame(
          address: address, isReply: false, sequence: 0, code: command.code, data: command.data)
        return [OSDPFrame.mark] + frame.encode()
      },
      patience: patience, judge: judgeOSDP)
  }

  private static func judgeOSDP(_ bytes: [UInt8]) -> Verdict {
    var scanner = OSDPFrameScanner()
    var verdict = Verdict.unfinished
    for finding in scanner.receive(bytes) {
      switch finding {
      case .frame(let frame) where frame.isReply:
        return .answered(address: frame.address == OSDPFrame.broadcast ? nil : Int(frame.address))
      // A panel that asks the readers of this line already is not to be disturbed.
      case .frame, .refused: verdict = .foreign
      }
    }
    return verdict
  }
}
