import KioskMenu

extension MenuDriver {
  /// What the last event had said.
  var announcement: Announcement? {
    for case .announce(let announcement) in effects { return announcement }
    return nil
  }

  /// The sentences of the last event; empty for silence.
  var spoken: [String] { announcement?.sentences.map(\.words) ?? [] }

  /// Whether what was being said before stops.
  var isInterrupted: Bool { announcement != nil || effects.contains(.hush) }
}
