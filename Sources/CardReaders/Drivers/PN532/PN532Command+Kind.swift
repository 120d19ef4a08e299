import ReaderFrames

extension PN532Command {
  /// Whether cards can be read without it too.
  var isSetting: Bool {
    switch self {
    case .rfField, .rfRetries: true
    default: false
    }
  }

  /// Whether it is the first command to a chip that may sleep.
  var wakesUp: Bool {
    if case .samConfiguration = self { true } else { false }
  }
}
