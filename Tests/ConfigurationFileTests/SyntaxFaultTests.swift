import Foundation
import Testing

@testable import ConfigurationFile

struct SyntaxFaultTests {
  @Test(
    arguments: [
      ("[station]\nid = \"A", 2), ("[station]\nid = A\n", 2), ("[station\n", 1), ("a = 1\na = 2\n", 2),
      ("[station]\nid = \"A\"\n\nname\n", 4), ("[station]\nid = \"\0\"\n", 2), ("a = 99999999999999999999\n", 1),
      ("\n[=]\n", 2), ("[[ #\n", 1), ("[\n", 1), ("[驿站]\n", 1), ("[]\n", 1), ("[ [a] ]\n", 1), ("a = [\n}", 2),
      ("a = [1,\n\u{A0}]", 2), ("a = #", 1),
    ])
  func whatIsNotTOMLIsRefusedWithItsLine(_ text: String, _ line: Int) {
    let faults = stationFaults(text)
    #expect(faults.count == 1)
    #expect(faults.first?.hasPrefix("station.toml:\(line): not valid TOML: ") == true, "\(faults)")
  }

  @Test func aFileThatIsNotUTF8IsRefusedWithItsLine() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try Data("[station]\nname = \"".utf8 + [0xC8, 0xFD] + "\"\n".utf8).write(to: URL(filePath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    let expected = ConfigurationFailure.syntax(file: file, line: 2, message: "this line is not UTF-8 text")
    #expect(throws: expected) { try StationConfiguration.load(file: file) }
    #expect(throws: expected) { try DistrictdConfiguration.load(file: file) }
  }

  @Test func aFileThatCannotBeReadIsSaidToBeSo() {
    let words = { (file: String) in
      do throws(ConfigurationFailure) {
        _ = try StationConfiguration.load(file: file)
        return ""
      } catch { return error.description }
    }
    #expect(words("/nonexistent/s.toml") == "/nonexistent/s.toml: cannot be read: No such file or directory.")
    #expect(words("/tmp") == "/tmp: cannot be read: Is a directory.")
    #expect(words("/dev/zero") == "/dev/zero: cannot be read: File too large.")
  }

  @Test func noiseIsRefusedAndNeverTraps() {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "[", "]", "[[", "]]", "{", "}", "\"", "'", "\"\"\"", "'''", "=", ".", ",", "#", "\n", "\r\n", " ", "\\u00", "\\",
      "a", "station", "id", "reader", "1", "-", "驿", "\u{FEFF}", "true", "1979-05-27", "\\U0010FFFF", "\\UFFFFFFFF",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
      _ = KeyLines(text.joined())
      _ = stationFaults(text.joined())
    }
  }
}
