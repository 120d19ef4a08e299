import Glibc
public import Logging

/// Writes each log message as one line to standard error, for systemd's journal or for people.
public struct JournalLogHandler: LogHandler {
  /// What is written beside every message.
  public var metadata: Logger.Metadata = [:]
  /// Where more of it comes from, such as the current task.
  public var metadataProvider: Logger.MetadataProvider?
  /// The least level that is written.
  public var logLevel: Logger.Level
  private let label: String
  private let style: LogLine.Style
  private let descriptor: Int32

  /// A handler on standard error; in the journal's form where systemd reads it (`JOURNAL_STREAM` is set).
  public init(label: String, logLevel: Logger.Level = .info) {
    self.init(
      label: label, logLevel: logLevel, style: getenv("JOURNAL_STREAM") == nil ? .plain : .journal,
      descriptor: STDERR_FILENO)
  }

  init(label: String, logLevel: Logger.Level, style: LogLine.Style, descriptor: Int32) {
    self.label = label
    self.logLevel = logLevel
    self.style = style
    self.descriptor = descriptor
  }

  /// One entry of ``metadata``.
  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes a message; one that cannot be written is lost, for a log must not stop the work.
  public func log(event: LogEvent) {
    let everything = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }.merging(event.metadata ?? [:]) { $1 }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let line = LogLine(
      style: style, milliseconds: Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000, label: label,
      level: event.level, message: "\(event.message)", metadata: everything)
    write(Array(line.text.utf8))
  }

  /// In one write, so that the lines of several threads do not mix.
  private func write(_ bytes: [UInt8]) {
    while Glibc.write(descriptor, bytes, bytes.count) < 0, errno == EINTR {}
  }
}
