import Foundation

/// What the kernel says of this process's memory.
enum ProcessMemory {
  /// The private memory (RssAnon) in MB.
  static func anonymous() throws -> Double {
    let text = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = text.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
    guard let kilobytes = line?.split(separator: " ").dropFirst().first.flatMap({ Double($0) }) else {
      throw BenchFailure.noMemoryFigure
    }
    return kilobytes / 1024
  }
}
