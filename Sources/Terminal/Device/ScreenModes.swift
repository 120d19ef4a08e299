/// The sequences that take a terminal over and give it back.
enum ScreenModes {
  /// Alternate screen, cursor hidden, no wrapping, touch as SGR mouse reports, paste in brackets, plain keypad.
  static let enter = Array("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l\u{1B}[?1000h\u{1B}[?1006h\u{1B}[?2004h\u{1B}>".utf8)

  /// The same the other way round, last things first.
  static let leave = Array("\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1000l\u{1B}[0m\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l".utf8)
}
