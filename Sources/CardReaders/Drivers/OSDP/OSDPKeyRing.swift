import ReaderFrames
import StationCore

/// The keys with which a secure channel to one reader is tried, in turn, until one opens it.
struct OSDPKeyRing {
  private var keys: [(key: OSDPKey, kind: OSDPKeyKind)]
  private var position = 0
  private let newKey: OSDPKey?

  /// The reader's own keys only: the installation key protects nothing.
  init(keys: [OSDPKey]) {
    self.keys = keys.filter { $0 != .installation }.map { ($0, .own) }
    newKey = nil
  }

  /// For setting a key: perhaps the reader has it already, perhaps one of ours, perhaps none of its own.
  init(setting newKey: OSDPKey, in place: [OSDPKey]) {
    let own = [newKey] + place.filter { $0 != newKey }
    keys = own.map { ($0, .own) } + [(.installation, .installation)]
    self.newKey = newKey
  }

  var isEmpty: Bool { keys.isEmpty }

  /// The key to try now.
  var current: (key: OSDPKey, kind: OSDPKeyKind)? { keys.isEmpty ? nil : keys[position] }

  /// The key that the channel which the current key opened is there to set, if it is.
  var keyToSet: OSDPKey? {
    guard let newKey, let current, current.key != newKey else { return nil }
    return newKey
  }

  /// The current key opened nothing; `true` where all have been tried.
  mutating func refuse() -> Bool {
    guard !keys.isEmpty else { return true }
    position = (position + 1) % keys.count
    return position == 0
  }

  /// The reader has taken the new key.
  mutating func settle() {
    guard let newKey else { return }
    keys = [(newKey, .own)]
    position = 0
  }
}
