import Foundation
import StationCore
import Testing

/// A recorded stream of a reader model, and the taps that it means.
///
/// A text file: a header of `#` lines, then `protocol NAME` and the reader's options, `bytes HEX`, `gap MILLISECONDS`,
/// `tap TECHNOLOGY HEX`, and for a reader that is spoken to `sent HEX`: what the station has sent by then, since the last
/// such line. Options are `prefix HEX`, `suffix HEX`, `format NAME`.
struct Capture: CustomTestStringConvertible {
  enum Step {
    case bytes([UInt8])
    case gap(Int)
    case sent([UInt8])
  }

  let testDescription: String
  let configuration: ReaderConfiguration
  let steps: [Step]
  let taps: [CanonicalCard]

  /// Whether the reader speaks only when it is spoken to.
  var isConversation: Bool { steps.contains { if case .sent = $0 { true } else { false } } }

  static let all: [Capture] = {
    guard let folder = Bundle.module.resourceURL?.appendingPathComponent("Captures"),
      let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    else { return [] }
    return files.filter { $0.pathExtension == "capture" }.sorted { $0.path < $1.path }.compactMap { Capture($0) }
  }()

  init?(_ file: URL) {
    guard let content = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    var readerProtocol: ReaderProtocol?
    var prefix: [UInt8] = []
    var suffix: [UInt8] = []
    var format = WiegandFormat.hex
    var steps: [Step] = []
    var taps: [CanonicalCard] = []
    for line in content.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ")
      let rest = words.dropFirst()
      switch words[0] {
      case "protocol": readerProtocol = rest.first.flatMap { ReaderProtocol(rawValue: String($0)) }
      case "prefix": prefix = Hex.decode(rest.joined()) ?? []
      case "suffix": suffix = Hex.decode(rest.joined()) ?? []
      case "format":
        guard let known = rest.first.flatMap({ WiegandFormat(rawValue: String($0)) }) else { return nil }
        format = known
      case "bytes": steps.append(.bytes(Hex.decode(rest.joined()) ?? []))
      case "sent": steps.append(.sent(Hex.decode(rest.joined()) ?? []))
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
    configuration = ReaderConfiguration(
      name: "counter", device: "/dev/null", protocol: readerProtocol, speed: 9_600,
      line: LineRules(prefix: prefix, suffix: suffix), wiegandFormat: format)
    self.steps = steps
    self.taps = taps
  }
}
