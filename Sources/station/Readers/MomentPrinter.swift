import CommandLineTool
import FoundationEssentials
import StationCore
import Terminal

/// Prints what a watcher of the readers is told, one line each.
struct MomentPrinter: Sendable {
  let isJSON: Bool
  let zone: TimeZoneRules

  func write(_ moment: ReaderMoment) {
    Standard.output.writeLine(isJSON ? Self.json(moment) : printable(line(moment)))
  }

  private static func json(_ moment: ReaderMoment) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(moment) else {
      preconditionFailure("a moment is text and numbers, which can be written as JSON")
    }
    return String(decoding: data, as: UTF8.self)
  }

  private func line(_ moment: ReaderMoment) -> String { "\(time(of: moment))  \(moment.reader)  \(words(moment))" }

  /// The time of day at the station, to the millisecond.
  private func time(of moment: ReaderMoment) -> String {
    guard let utc = Timestamp.milliseconds(moment.time) else { return moment.time }
    let local = Timestamp.text(utc + Int64(zone.offsetSeconds(at: utc)) * 1000)
    return String(local.dropFirst(11).dropLast())
  }

  private func words(_ moment: ReaderMoment) -> String {
    if let frame = moment.frame { return words(frame) }
    if let tap = moment.tap {
      let way = tap.transforms.isEmpty ? "" : ", by \(tap.transforms.joined(separator: ", "))"
      return "● tap: \(tap.technology.rawValue) card \(tap.card)\(way)" + (tap.answer.map { ", \($0.rawValue)" } ?? "")
    }
    if let keys = moment.keys { return "● \(keys) \(keys == 1 ? "key" : "keys") pressed" }
    if let state = moment.state { return "● \(state)" + (moment.problem.map { ": \($0)" } ?? "") }
    return "✗ \(moment.problem ?? "")"
  }

  private func words(_ frame: FrameDescription) -> String {
    let arrow = frame.direction == .received ? "←" : "→"
    let count = frame.count > 1 ? " ×\(frame.count)" : ""
    let fields = frame.fields.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    return "\(arrow) \(frame.name)\(count)" + (fields.isEmpty ? "" : ": \(fields)")
      + (frame.fault.map { "  ✗ \($0)" } ?? "")
  }
}
