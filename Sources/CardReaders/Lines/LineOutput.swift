/// Bytes on their way to a device that may take them slowly, or never.
struct LineOutput {
  /// What is kept for a device that takes nothing; the rest is not sent.
  static let limit = 4_096

  private var waiting: [UInt8] = []

  /// Whether nothing waits.
  var isEmpty: Bool { waiting.isEmpty }

  /// Queues the bytes behind those that wait, all of them or none.
  mutating func append(_ bytes: [UInt8]) {
    guard waiting.count + bytes.count <= Self.limit else { return }
    waiting += bytes
  }

  /// Sends what the line takes now.
  mutating func send(to line: any SerialLine) {
    waiting.removeFirst(line.write(waiting))
  }
}
