import ReaderFrames
import StationCore

extension ProtocolProbe {
  /// Asks a PN532 for its firmware's version.
  ///
  /// After power-up the chip sleeps, and then obeys nothing but SAMConfiguration (NXP UM0701-02, clause 7.2.10). None
  /// of it changes anything that a restart would not.
  static let pn532 = ProtocolProbe(
    protocol: .pn532,
    requests: [
      PN532Driver.wake + PN532Command.samConfiguration(mode: 1, options: [0x14, 0x01]).frame.bytes,
      PN532Command.getFirmwareVersion.frame.bytes,
      PN532Command.getFirmwareVersion.frame.bytes,
    ],
    patience: .milliseconds(150), judge: judgePN532)

  private static func judgePN532(_ bytes: [UInt8]) -> Verdict {
    var scanner = PN532Scanner()
    var verdict = Verdict.unfinished
    for finding in scanner.scan(bytes[...]) {
      switch finding {
      case .frame(.reply(PN532Command.getFirmwareVersion.code, let data))
      where PN532Reply(to: .getFirmwareVersion, data: data) != nil:
        return .answered(address: nil)
      case .frame: verdict = .unfinished
      case .refused: verdict = .foreign
      }
    }
    return verdict
  }
}
