import FoundationEssentials
import Terminal

/// A line of a recording: JSON.
public enum RecordingLine: Hashable, Sendable {
  /// A menu began; what follows happened to it.
  case begin(RecordingHead)
  /// Something happened.
  case event(RecordedEvent)
  /// The file had reached its limit, and nothing more was recorded.
  case full

  /// The version of the format that is written and read.
  public static let version = 1

  /// A head, as the file has it; every member optional, so that what is missing can be told.
  private struct Head: Codable {
    var menuRecording: Int?
    var size: [Int]?
    var languages: [String]?
    var practice: Bool?
    var audible: Bool?
    var wall: Int64?
    var full: Bool?
  }

  /// The line, with its line feed.
  public var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    let data =
      switch self {
      case .begin(let head):
        try? encoder.encode(
          Head(
            menuRecording: Self.version, size: head.size.map { [$0.columns, $0.rows] }, languages: head.languages,
            practice: head.isPractice, audible: head.isAudible, wall: head.wall))
      case .event(let event): try? encoder.encode(event)
      case .full: try? encoder.encode(Head(full: true))
      }
    guard let data else { preconditionFailure("every event can be written as JSON") }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  /// Reads a line, without its line feed.
  ///
  /// - Throws: ``RecordingFault``.
  public init(_ line: [UInt8]) throws(RecordingFault) {
    let decoder = JSONDecoder()
    let data = Data(line)
    if let event = try? decoder.decode(RecordedEvent.self, from: data) {
      self = .event(event)
      return
    }
    guard let head = try? decoder.decode(Head.self, from: data) else { throw .notALine }
    if head.full == true {
      self = .full
      return
    }
    guard let version = head.menuRecording else { throw .notALine }
    guard version == Self.version else { throw .otherVersion(version) }
    guard let languages = head.languages, let practice = head.practice, let audible = head.audible,
      let wall = head.wall,
      head.size.map({ $0.count == 2 }) ?? true
    else { throw .notALine }
    self = .begin(
      RecordingHead(
        size: head.size.map { Size(columns: min($0[0], 1000), rows: min($0[1], 1000)) }, languages: languages,
        isPractice: practice, isAudible: audible, wall: wall))
  }
}
