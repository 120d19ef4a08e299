/// Sound as 16-bit samples, as a WAV file holds them.
struct Clip: Hashable, Sendable {
  /// Samples a second of each channel.
  let rate: Int
  let channels: Int
  /// The channels' samples in turn.
  var samples: [Int16]

  /// The same, so loud of 100.
  ///
  /// Loudness is heard by ratios, so that the samples follow the square of the volume.
  func scaled(to volume: Int) -> Clip {
    let factor = Double(min(max(0, volume), 100)) / 100
    var clip = self
    clip.samples = samples.map { Int16(Double($0) * factor * factor) }
    return clip
  }

  /// Whether another clip can follow in the same file.
  func continues(_ other: Clip) -> Bool { rate == other.rate && channels == other.channels }
}
