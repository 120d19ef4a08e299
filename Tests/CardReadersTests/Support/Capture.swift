import Foundation
import StationCore
import Testing

/// A recorded stream of a reader model, and the taps that it means.
///
/// A text file: a header of `#` lines, then `protocol NAME`, `bytes HEX`, `gap MILLISECONDS`, `tap TECHNOLOGY HEX`.
struct Capture: CustomTestStringConvertible {
  enum Step {
    case bytes([UInt8])
    case gap(Int)
  }

  let testDescription: String
  let `protocol`: ReaderProtocol
  let steps: [Step]
  let taps: [CanonicalCard]

  static let all: [Capture] = {
    guard let folder = Bundle.module.resourceURL?.appendingPathComponent("Captures"),
      let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    else { return [] }
    return files.filter { $0.pathExtension == "capture" }.sorted { $0.path < $1.path }.compactMap { Capture($0) }
  }()

  init?(_ file: URL) {
    guard let content = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    var readerProtocol: ReaderProtocol?
    var steps: [Step] = []
    var taps: [CanonicalCard] = []
    for line in content.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ")
      let rest = words.dropFirst()
      switch words[0] {
      case "protocol": readerProtocol = rest.first.flatMap { ReaderProtocol(rawValue: String($0)) }
      case "bytes": steps.append(.bytes(Hex.decode(rest.joined()) ?? []))
      case "gap": steps.append(.gap(rest.first.flatMap { Int($0) } ?? 0))
      case "tap":
        guard let technology = CardTechnology(rawValue: String(words[1])), let bytes = Hex.decode(words[2])
        else { return nil }
        taps.append(CanonicalCard(technology: technology, bytes: bytes))
      default: return nil
      }
    }
    guard let readerProtocol else { return nil }
    testDescription = file.lastPathComponent
    self.protocol = readerProtocol
    self.steps = steps
    self.taps = taps
  }
}
