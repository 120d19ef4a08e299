/// How loud whoever is here wants it, beside the station's own volume.
public enum VolumeStep: String, Hashable, Sendable, CaseIterable {
  case normal
  case louder
  case softer
  case off

  /// The next one of the same key.
  var next: VolumeStep {
    switch self {
    case .normal: .louder
    case .louder: .softer
    case .softer: .off
    case .off: .normal
    }
  }

  /// That volume of 0…100 at this step; what is silent stays silent.
  func applied(to volume: Int) -> Int {
    switch self {
    case .normal: volume
    case .louder: volume == 0 ? 0 : min(100, volume + max(15, volume * 2 / 5))
    case .softer: volume == 0 ? 0 : max(5, volume * 3 / 5)
    case .off: 0
    }
  }
}
