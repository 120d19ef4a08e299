import StationCore

/// A short answer that goes away by itself.
struct Notice: Hashable, Sendable {
  /// What it says; the words are the language's.
  enum Message: Hashable, Sendable {
    case recorded(ServiceCode)
    case alreadyUsed(ServiceCode)
    case takenBack(ServiceCode)
    case checkInTakenBack
    case nothingToUndo
    case noSuchChoice
    case tapFirst
    case noSuchLine
    case noSuchKey
    case atStart
    case stillHere
    case busy
    case notRecorded
    case visitOver
    case timeWasUp
    case sampleCardFailed
    case volume(VolumeStep)
  }

  /// How it sounds: shown as a sign and a colour.
  enum Tone: Hashable, Sendable {
    case good
    case remark
    case bad
  }

  let message: Message
  /// When it goes away, in steady milliseconds.
  let until: Int64

  var tone: Tone {
    switch message {
    case .recorded, .takenBack, .checkInTakenBack, .stillHere, .volume: .good
    case .notRecorded, .sampleCardFailed: .bad
    default: .remark
    }
  }
}
