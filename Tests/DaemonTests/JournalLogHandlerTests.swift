import Dispatch
import Glibc
import Logging
import Testing

@testable import Daemon

struct JournalLogHandlerTests {
  @Test func eachMessageIsOneLineThroughThePipe() throws {
    let text = try written { descriptor in
      var logger = Logger(label: "stationd") { label in
        JournalLogHandler(label: label, logLevel: .info, style: .journal, descriptor: descriptor)
      }
      logger[metadataKey: "station"] = "CY-TEST-001"
      logger.debug("not written")
      logger.info("ready", metadata: ["readers": "2"])
      logger.error("two\nlines", metadata: ["station": "CY-TEST-002"])
    }
    #expect(
      text == "<6>stationd: ready readers=2 station=CY-TEST-001\n<3>stationd: two\\u{a}lines station=CY-TEST-002\n")
  }

  @Test func theProviderSpeaksBetweenTheLoggerAndTheMessage() throws {
    let text = try written { descriptor in
      let handler = { (label: String) in
        var handler = JournalLogHandler(label: label, logLevel: .info, style: .journal, descriptor: descriptor)
        handler.metadata = ["a": "logger", "b": "logger", "c": "logger"]
        handler.metadataProvider = Logger.MetadataProvider { ["b": "provider", "c": "provider"] }
        return handler
      }
      Logger(label: "l", factory: handler).info("m", metadata: ["c": "message"])
    }
    #expect(text == "<6>l: m a=logger b=provider c=message\n")
  }

  @Test func linesOfSeveralThreadsDoNotMix() async throws {
    let message = String(repeating: "驿站", count: 50)
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    // On a thread that may block: the tasks' own threads are few, and the writers need them.
    let (texts, text) = AsyncStream.makeStream(of: String.self)
    DispatchQueue.global().async {
      text.yield(Self.readToEnd(reading))
      text.finish()
    }
    await withTaskGroup { group in
      for number in 0..<8 {
        group.addTask {
          let logger = Logger(label: "l\(number)") { label in
            JournalLogHandler(label: label, logLevel: .info, style: .journal, descriptor: writing)
          }
          for _ in 0..<100 { logger.info("\(message)") }
        }
      }
    }
    close(writing)
    let lines = await texts.reduce("", +).split(separator: "\n")
    #expect(lines.count == 800)
    #expect(Set(lines) == Set((0..<8).map { "<6>l\($0): \(message)" }))
  }

  @Test func aLogThatCannotBeWrittenStopsNothing() {
    let logger = Logger(label: "l") { label in
      JournalLogHandler(label: label, logLevel: .info, style: .plain, descriptor: -1)
    }
    logger.info("lost")
  }

  /// What a body that is given the writing end of a pipe has written to it.
  private func written(_ body: (Int32) -> Void) throws -> String {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    body(ends[1])
    close(ends[1])
    return Self.readToEnd(ends[0])
  }

  private static func readToEnd(_ descriptor: Int32) -> String {
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }
}
