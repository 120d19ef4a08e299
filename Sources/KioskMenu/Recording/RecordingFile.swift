import Glibc

/// A recording that is read line by line, however long it is.
public final class RecordingFile {
  private let path: String
  private let file: UnsafeMutablePointer<FILE>
  private var number = 0
  private var hasBegun = false
  private var line: UnsafeMutablePointer<CChar>?
  private var capacity = 0

  /// Opens a recording.
  ///
  /// - Throws: ``RecordingFailure/file(path:code:)``.
  public init(path: String) throws(RecordingFailure) {
    guard let file = fopen(path, "re") else { throw .file(path: path, code: errno) }
    self.path = path
    self.file = file
  }

  deinit {
    free(line)
    fclose(file)
  }

  /// The next line; `nil` at the end.
  ///
  /// - Throws: ``RecordingFailure``, naming the line.
  public func next() throws(RecordingFailure) -> RecordingLine? {
    errno = 0
    let count = getline(&line, &capacity, file)
    guard count >= 0, let line else {
      if ferror(file) != 0 { throw .file(path: path, code: errno) }
      if number == 0 { throw .empty(path: path) }
      return nil
    }
    number += 1
    let bytes = UnsafeRawBufferPointer(start: line, count: count)
    let text = bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...]
    do throws(RecordingFault) {
      let line = try RecordingLine(Array(text))
      if case .begin = line { hasBegun = true }
      guard hasBegun else { throw RecordingFault.noBegin }
      return line
    } catch {
      throw .line(path: path, number: number, error)
    }
  }
}
