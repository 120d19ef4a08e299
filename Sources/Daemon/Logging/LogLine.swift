import Logging
import StationCore

/// One line of the log, made so that nothing in a message can begin a line of its own.
struct LogLine {
  /// Where lines go.
  enum Style {
    /// To systemd's journal, which stamps the time and reads `<3>` as the priority (sd-daemon(3)).
    case journal
    /// To people in a terminal or a file.
    case plain
  }

  private(set) var text: String

  init(
    style: Style, milliseconds: Int64, label: String, level: Logger.Level, message: String, metadata: Logger.Metadata
  ) {
    text =
      switch style {
      case .journal: "<\(Self.priority(level))>"
      case .plain: "\(Timestamp.text(milliseconds)) \(level.rawValue) "
      }
    text += "\(Self.visible(label)): \(Self.visible(message))"
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
      text += " \(Self.visible(key))=\(Self.value("\(value)"))"
    }
    text += "\n"
  }

  /// The syslog priority (RFC 5424 §6.2.1).
  private static func priority(_ level: Logger.Level) -> Int {
    switch level {
    case .critical: 2
    case .error: 3
    case .warning: 4
    case .notice: 5
    case .info: 6
    case .debug, .trace: 7
    }
  }

  /// A value as it is, or in quotation marks where it would run into what is around it.
  private static func value(_ text: String) -> String {
    let shown = visible(text)
    let isPlain = !shown.isEmpty && !shown.utf8.contains { " \"=".utf8.contains($0) }
    return isPlain
      ? shown : "\"\(shown.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\""))\""
  }

  /// The text with control characters, and those that turn the reading direction, written as `\u{…}`.
  private static func visible(_ text: String) -> String {
    let isClean = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    return isClean ? text : text.unicodeScalars.map(visible).joined()
  }

  private static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: "\\u{\(String(scalar.value, radix: 16))}"
    default: String(scalar)
    }
  }
}
