import Glibc

/// Recorded sentences: `DIRECTORY/LANGUAGE/NAME.wav`, 16-bit PCM.
struct Recordings {
  /// A longer file is no sentence: about a minute and a half.
  private static let longest = 8_000_000

  let directory: String

  /// The recording of that name; `nil` where there is none that can be played.
  func clip(_ name: String, _ language: Language) -> Clip? {
    guard let path = path(name, language), let bytes = Self.bytes(path) else { return nil }
    return Clip(wav: bytes)
  }

  /// All recordings of a sentence; `nil` unless there is every one of them.
  func clips(_ sentence: Sentence, _ language: Language) -> [Clip]? {
    var clips: [Clip] = []
    for name in sentence.recordings {
      guard let clip = clip(name, language) else { return nil }
      clips.append(clip)
    }
    return clips
  }

  /// Whether a file of that name is there, playable or not.
  func exists(_ name: String, _ language: Language) -> Bool {
    path(name, language).map { access($0, F_OK) == 0 } ?? false
  }

  private func path(_ name: String, _ language: Language) -> String? {
    // Names have service codes in them, which the district writes.
    name.contains("/") ? nil : "\(directory)/\(language.rawValue)/\(name).wav"
  }

  private static func bytes(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= longest else {
      return nil
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled)
      }
      guard count > 0 else { return nil }
      filled += count
    }
    return bytes
  }
}
