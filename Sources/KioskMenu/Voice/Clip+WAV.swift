extension Clip {
  /// As a WAV file of PCM: RIFF, one `fmt ` and one `data` chunk.
  ///
  /// - SeeAlso: Microsoft, "Multimedia Programming Interface and Data Specifications 1.0", 1991.
  var wav: [UInt8] {
    let size = samples.count * 2
    var bytes: [UInt8] = []
    bytes.reserveCapacity(44 + size)
    bytes += Array("RIFF".utf8) + Self.bytes(UInt32(truncatingIfNeeded: 36 + size)) + Array("WAVEfmt ".utf8)
    bytes += Self.bytes(UInt32(16)) + Self.bytes(UInt16(1)) + Self.bytes(UInt16(truncatingIfNeeded: channels))
    bytes += Self.bytes(UInt32(truncatingIfNeeded: rate))
    bytes += Self.bytes(UInt32(truncatingIfNeeded: rate * channels * 2))
    bytes += Self.bytes(UInt16(truncatingIfNeeded: channels * 2)) + Self.bytes(UInt16(16))
    bytes += Array("data".utf8) + Self.bytes(UInt32(truncatingIfNeeded: size))
    for sample in samples {
      bytes.append(UInt8(truncatingIfNeeded: sample))
      bytes.append(UInt8(truncatingIfNeeded: sample >> 8))
    }
    return bytes
  }

  /// A WAV file of 16-bit PCM with one or two channels; `nil` for any other or a damaged one.
  init?(wav bytes: [UInt8]) {
    guard bytes.count >= 12, Self.tag(bytes, 0) == "RIFF", Self.tag(bytes, 8) == "WAVE" else { return nil }
    var format: (rate: Int, channels: Int)?
    var place = 12
    while place + 8 <= bytes.count {
      let size = Self.number(bytes, place + 4, 4)
      let start = place + 8
      guard size <= bytes.count - start else { return nil }
      switch Self.tag(bytes, place) {
      case "fmt ":
        guard size >= 16 else { return nil }
        let channels = Self.number(bytes, start + 2, 2)
        let rate = Self.number(bytes, start + 4, 4)
        let isPCM = Self.number(bytes, start, 2) == 1 && Self.number(bytes, start + 14, 2) == 16
        guard isPCM, (1...2).contains(channels), (8_000...96_000).contains(rate) else { return nil }
        format = (rate, channels)
      case "data":
        guard let format, size > 0, size % (2 * format.channels) == 0 else { return nil }
        let samples = stride(from: start, to: start + size, by: 2).map {
          Int16(truncatingIfNeeded: Self.number(bytes, $0, 2))
        }
        self.init(rate: format.rate, channels: format.channels, samples: samples)
        return
      default: break
      }
      // Chunks begin at even places.
      place = start + size + size % 2
    }
    return nil
  }

  private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  private static func tag(_ bytes: [UInt8], _ place: Int) -> String {
    String(decoding: bytes[place..<place + 4], as: UTF8.self)
  }
}
