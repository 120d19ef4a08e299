import CommandLineTool
import District
import Glibc
import StationCore

/// Writes a table for spreadsheets row by row, to standard output or into a new file.
final class CSVOutput {
  private static let chunk = 64 * 1024
  private let descriptor: CInt
  private let path: String?
  private let language: SheetLanguage
  private var waiting: String

  /// Writes to standard output.
  static func standard(_ language: SheetLanguage, mark: Bool = true) -> CSVOutput {
    CSVOutput(descriptor: Standard.output.rawValue, path: nil, language: language, mark: mark)
  }

  /// Makes a file that only its owner may read; one that is there is not overwritten.
  ///
  /// - Throws: ``CommandFailure``.
  static func file(_ path: String, _ language: SheetLanguage, mark: Bool) throws(CommandFailure) -> CSVOutput {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let reason =
        errno == EEXIST ? "it exists already; take another name or remove it" : String(cString: strerror(errno))
      throw CommandFailure(.usage, "\(path) cannot be written: \(reason)")
    }
    return CSVOutput(descriptor: descriptor, path: path, language: language, mark: mark)
  }

  private init(descriptor: CInt, path: String?, language: SheetLanguage, mark: Bool) {
    self.descriptor = descriptor
    self.path = path
    self.language = language
    waiting = mark ? CSVText.byteOrderMark : ""
  }

  deinit { if path != nil { close(descriptor) } }

  /// Writes a whole table.
  ///
  /// - Throws: ``CommandFailure`` where there is no room.
  func write<Row>(_ rows: [Row], as sheet: Sheet<Row>) throws(CommandFailure) {
    begin(sheet)
    for row in rows { try add(row, as: sheet) }
    try finish()
  }

  /// Writes the columns' names.
  func begin(_ sheet: Sheet<some Any>) { waiting += CSVText.line(sheet.header(in: language)) }

  /// Writes a row.
  ///
  /// - Throws: ``CommandFailure`` where there is no room.
  func add<Row>(_ row: Row, as sheet: Sheet<Row>) throws(CommandFailure) {
    waiting += CSVText.line(sheet.cells(row, in: language))
    if waiting.utf8.count >= Self.chunk { try flush() }
  }

  /// Writes what is still held and has the disk keep a file.
  ///
  /// - Throws: ``CommandFailure`` where there is no room.
  func finish() throws(CommandFailure) {
    try flush()
    if let path, fsync(descriptor) != 0 { throw failure(path) }
  }

  private func flush() throws(CommandFailure) {
    var rest = Array(waiting.utf8)[...]
    waiting = ""
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        throw failure(path ?? "standard output")
      }
    }
  }

  private func failure(_ path: String) -> CommandFailure {
    CommandFailure(.badNews, "\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}
