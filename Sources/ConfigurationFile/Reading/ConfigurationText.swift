/// The text of a configuration file as it lies on the disk.
enum ConfigurationText {
  /// - Throws: ``ConfigurationFailure`` where the file cannot be read or is not UTF-8.
  static func load(_ file: String) throws(ConfigurationFailure) -> String {
    switch TextFile.bytes(of: file) {
    case .failure(let reason): throw .unreadable(file: file, code: reason.code)
    case .success(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw .syntax(file: file, line: firstBadLine(bytes), message: SyntaxSlip.notUTF8.words)
      }
      return text
    }
  }

  private static func firstBadLine(_ bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return 1 + (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0)
  }
}
