import Glibc

extension Sound {
  /// Samples a second.
  static let rate = 22_050
  /// Of full scale: what is left above it keeps cheap amplifiers from distorting.
  private static let loudest = 0.6
  /// Each tone comes and goes in so many milliseconds, so that it does not click.
  private static let ramp = 8

  /// The sound at full volume.
  var clip: Clip {
    var samples: [Int16] = []
    for tone in tones {
      let count = Self.rate * tone.length / 1000
      let rampCount = Double(Self.rate * Self.ramp / 1000)
      for index in 0..<count {
        let phase = 2 * Double.pi * tone.pitch * Double(index) / Double(Self.rate)
        // A little of the octave makes a tone easier to hear on a small loudspeaker.
        let wave = (sin(phase) + 0.3 * sin(2 * phase)) / 1.3
        let edge = min(1, Double(min(index, count - 1 - index)) / rampCount)
        samples.append(Int16(wave * edge * Self.loudest * Double(Int16.max)))
      }
      samples += [Int16](repeating: 0, count: Self.rate * tone.pause / 1000)
    }
    return Clip(rate: Self.rate, channels: 1, samples: samples)
  }
}
