import Testing

@testable import KioskMenu

/// The sounds that the program makes, and WAV files.
@Suite struct SoundTests {
  @Test(arguments: Sound.allCases) func aSoundIsAWAVFileThatReadsBack(sound: Sound) throws {
    let clip = sound.clip
    let file = clip.wav
    #expect(file.count == 44 + 2 * clip.samples.count)
    #expect(Clip(wav: file) == clip)
    #expect(clip.samples.count < Sound.rate, "a sound is shorter than a second")
  }

  @Test(arguments: Sound.allCases) func nothingClipsAndNothingClicks(sound: Sound) throws {
    let samples = sound.clip.samples
    let peak = samples.map { abs(Int($0)) }.max() ?? 0
    #expect((10_000...30_000).contains(peak))
    #expect(samples.first == 0)
    #expect(samples.last == 0)
    // The steepest step of a full 1,175 Hz tone with its octave; a click would be several times that.
    for (one, next) in zip(samples, samples.dropFirst()) { #expect(abs(Int(next) - Int(one)) < 12_000) }
  }

  @Test func noTwoSoundsHaveTheSameRhythmAndPitch() {
    #expect(Set(Sound.allCases.map { $0.tones.map(\.length) }).count == Sound.allCases.count)
    #expect(Set(Sound.allCases.map { $0.tones.map(\.pitch) }).count == Sound.allCases.count)
    #expect(Set(Sound.allCases.map { $0.tones.count }).count >= 3)
    for tone in Sound.allCases.flatMap(\.tones) { #expect((250...1_400).contains(tone.pitch)) }
  }

  @Test func theVolumeScalesAndZeroIsSilence() {
    let clip = Sound.accepted.clip
    func loudness(_ volume: Int) -> Double {
      let samples = clip.scaled(to: volume).samples
      return samples.map { Double($0) * Double($0) }.reduce(0, +) / Double(samples.count)
    }
    #expect(clip.scaled(to: 0).samples.allSatisfy { $0 == 0 })
    #expect(clip.scaled(to: 100) == clip)
    #expect(clip.scaled(to: 300) == clip)
    #expect(loudness(30) < loudness(60) && loudness(60) < loudness(90))
  }

  static let damaged: [[UInt8]] = {
    let file = Clip(rate: 22_050, channels: 1, samples: [1, 2, 3, 4]).wav
    var eightBit = file
    eightBit[34] = 8
    var long = file
    long[40] = 200
    var noData = file
    noData[36] = 0
    return [[], Array("RIFF".utf8), Array(file.prefix(43)), Array(file.prefix(50)), eightBit, long, noData]
  }()

  @Test(arguments: damaged) func aDamagedFileIsNone(bytes: [UInt8]) { #expect(Clip(wav: bytes) == nil) }

  @Test func chunksBeforeTheSamplesArePassedOver() {
    let clip = Clip(rate: 44_100, channels: 2, samples: [1, -2, 3, -4])
    var file = clip.wav
    file.insert(contentsOf: Array("LIST".utf8) + [3, 0, 0, 0] + [9, 9, 9, 0], at: 36)
    #expect(Clip(wav: file) == clip)
  }
}
