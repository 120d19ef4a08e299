import ReaderFrames

extension OSDPCommand {
  /// Whether a reader need do nothing slow for it.
  var isQuick: Bool {
    switch self {
    case .poll, .identify, .capabilities, .challenge, .serverCryptogram, .localStatus, .outputStatus: true
    case .output, .led, .buzzer, .text, .setKey: false
    }
  }
}

/// A command that was sent and not answered yet; it is sent again with the same number and the same bytes.
struct OSDPExchange {
  let command: OSDPCommand
  let sequence: UInt8
  let bytes: [UInt8]
  /// How often nothing at all came back.
  var silences = 0
  /// How often something came back that was no answer.
  var garbles = 0
}
