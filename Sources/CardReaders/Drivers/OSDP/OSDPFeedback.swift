import ReaderFrames
import StationCore

/// What an OSDP reader is told to show: by its own timer, so that it falls back to the idle light without us.
enum OSDPFeedback {
  /// What the light shows while nothing happens.
  static let idle = OSDPLED.Blink.steady(.red)
  private static let textSeconds: UInt8 = 3

  /// What a reader is told once it is there.
  static func greeting(_ features: OSDPFeatures) -> [OSDPCommand] {
    features.hasTimedLight ? [.led([OSDPLED(temporary: .cancel, permanent: idle)])] : []
  }

  /// What a reader is told after a tap.
  static func commands(for answer: ReaderAnswer, _ features: OSDPFeatures, door: DoorStrike?) -> [OSDPCommand] {
    var commands: [OSDPCommand] = []
    if let door, opensDoor(answer) {
      commands.append(
        .output([
          OSDPOutput(
            number: UInt8(clamping: door.output), control: .onForAWhile, tenths: UInt16(clamping: door.seconds * 10))
        ]))
    }
    if features.hasTimedLight { commands.append(.led([OSDPLED(temporary: light(answer))])) }
    if features.hasBuzzer { commands.append(.buzzer(sound(answer))) }
    if features.hasDisplay {
      commands.append(.text(OSDPText(mode: .temporary, seconds: textSeconds, characters: Array(text(answer).utf8))))
    }
    return commands
  }

  /// Nobody who checked in is turned away.
  private static func opensDoor(_ answer: ReaderAnswer) -> Bool {
    switch answer {
    case .accepted, .repeated, .unknown: true
    case .failed: false
    }
  }

  private static func light(_ answer: ReaderAnswer) -> OSDPLED.Temporary {
    switch answer {
    case .accepted: .show(.steady(.green), tenths: 20)
    case .repeated: .show(.init(onTime: 2, offTime: 2, onColor: .green), tenths: 20)
    case .unknown: .show(.steady(.amber), tenths: 20)
    case .failed: .show(.init(onTime: 2, offTime: 2, onColor: .red), tenths: 30)
    }
  }

  private static func sound(_ answer: ReaderAnswer) -> OSDPBuzzer {
    switch answer {
    case .accepted, .repeated: OSDPBuzzer(onTime: 1, offTime: 1, count: 1)
    case .unknown: OSDPBuzzer(onTime: 1, offTime: 1, count: 2)
    case .failed: OSDPBuzzer(onTime: 5, offTime: 2, count: 3)
    }
  }

  private static func text(_ answer: ReaderAnswer) -> String {
    switch answer {
    case .accepted: "WELCOME"
    case .repeated: "WELCOME AGAIN"
    case .unknown: "CHECKED IN"
    case .failed: "TRY AGAIN"
    }
  }
}
