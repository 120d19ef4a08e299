import CardReaders
import Foundation
import ReaderFrames
import StationCore
import TestSupport
import Testing

/// What every driver has to show, shown of the smallest.
struct SkeletonDriverTests {
  private static let card = CanonicalCard(technology: .iso14443, bytes: [0, 0, 0, 1])
  private static let ask = ReaderEvent.send([UInt8(ascii: "?")])

  private static func opened() -> SkeletonDriver {
    var driver = SkeletonDriver()
    _ = driver.opened(at: start)
    return driver
  }

  @Test func itAsksAtOnceAndAgain() {
    var driver = SkeletonDriver()
    #expect(driver.opened(at: start) == [Self.ask])
    #expect(driver.wakeAt == start + SkeletonDriver.interval)
    #expect(driver.timePassed(after: 99) == [])
    #expect(driver.timePassed(after: 100) == [Self.ask])
  }

  @Test func aCardIsAReading() {
    var driver = Self.opened()
    #expect(driver.receive("-\r") == [.answering()])
    #expect(driver.receive("00000001\r") == [.answering(), .reading(Self.card)])
  }

  @Test(arguments: [
    ("0000001\r", FrameFault.malformed), ("0000000G\r", .malformed), ("\r", .malformed),
    ("00000001-\r", .tooLong(limit: 8)),
  ])
  func whatIsNoAnswerIsRefused(answer: String, fault: FrameFault) {
    var driver = Self.opened()
    #expect(driver.receive(answer) == [.refused(fault)])
  }

  @Test func everySplitGivesTheSameReadings() {
    let bytes = Array("-\r00000001\rnoise\r-\r00000001\r".utf8)
    for first in 0...bytes.count {
      for second in first...bytes.count {
        var driver = Self.opened()
        let events =
          driver.receive(bytes[..<first], at: start) + driver.receive(bytes[first..<second], at: start)
          + driver.receive(bytes[second...], at: start)
        #expect(events.readings == [Self.card, Self.card], "split at \(first) and \(second)")
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func afterNoiseTheNextCardIsRead(seed: UInt64) {
    var noise = SeededGenerator(seed: seed)
    var driver = Self.opened()
    for _ in 0..<16 { #expect(driver.receive(noise.bytes(4_096)).readings == []) }
    #expect(driver.receive("\r00000001\r").readings == [Self.card])
  }

  @Test func aSilentReaderIsSaidSoUntilItAnswers() {
    var driver = Self.opened()
    #expect(driver.timePassed(after: 1_999) == [Self.ask])
    #expect(driver.timePassed(after: 2_000) == [.failing(.silent)])
    #expect(driver.receive("-\r", after: 2_001) == [.answering()])
    #expect(driver.timePassed(after: 4_000) == [Self.ask])
    #expect(driver.timePassed(after: 4_001) == [.failing(.silent)])
  }

  @Test(arguments: [(ReaderAnswer.accepted, "G"), (.repeated, "G"), (.unknown, "Y"), (.failed, "R")])
  func answersAreLights(answer: ReaderAnswer, light: String) {
    var driver = Self.opened()
    #expect(driver.show(answer, reader: 0, at: start) == [.send(Array(light.utf8))])
  }

  @Test func theArticleShowsThisVeryDriver() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let root = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let code = try String(contentsOf: folder.appending(path: "SkeletonDriver.swift"), encoding: .utf8)
    let article = try String(
      contentsOf: root.appending(path: "Sources/CardReaders/CardReaders.docc/WritingADriver.md"), encoding: .utf8)
    #expect(article.contains("```swift\n\(code)```\n"))
  }
}
