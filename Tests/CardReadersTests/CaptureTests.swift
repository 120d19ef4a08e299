import CardReaders
import StationCore
import Testing

@Suite(.timeLimit(.minutes(1)))
struct CaptureTests {
  @Test func everyReaderModelHasACapture() {
    #expect(
      Capture.all.map(\.testDescription) == [
        "barcode-scanner.capture", "id-12la.capture", "pn532.capture", "rdm6300.capture", "stx-etx-reader.capture",
        "wiegand-26-bits.capture", "wiegand-decimal.capture", "wiegand-hex.capture",
      ])
  }

  @Test(arguments: Capture.all)
  func everySplitOfACaptureGivesItsTaps(capture: Capture) {
    for split in 0...64 {
      #expect(taps(of: capture, split: split) == capture.taps, "each piece split at \(split)")
    }
  }

  /// A conversation has its own pace, which a loaded machine does not keep: it is played in virtual time only.
  @Test(arguments: Capture.all.filter { !$0.isConversation })
  func aCaptureThroughAPseudoTerminalGivesItsTaps(capture: Capture) async throws {
    let terminal = TestTerminal()
    let log = ReportLog()
    let recorded = capture.configuration
    let configuration = ReaderConfiguration(
      name: recorded.name, device: terminal.link, protocol: recorded.protocol, speed: recorded.speed,
      line: recorded.line, wiegandFormat: recorded.wiegandFormat)
    let running = Task {
      await ReaderLine([configuration]).run { _, report in
        await log.add(report)
        return nil
      }
    }
    _ = try await log.first(1)
    for step in capture.steps {
      switch step {
      case .bytes(let bytes): try await terminal.send(bytes)
      case .gap(let milliseconds): try await Task.sleep(for: .milliseconds(milliseconds))
      case .sent: break
      }
    }
    let reports = try await log.first(1 + capture.taps.count)
    running.cancel()
    await running.value
    #expect(reports == [.found] + capture.taps.map { .tap($0) })
  }

  /// The taps without any device, with each piece of bytes handed over in two parts.
  private func taps(of capture: Capture, split: Int) -> [CanonicalCard] {
    var driver = capture.configuration.protocol.makeDriver(for: [capture.configuration])
    var held = HeldCardFilter()
    var now = start
    var taps: [CanonicalCard] = []
    var sent: [UInt8] = []
    func handle(_ events: [ReaderEvent]) {
      for card in events.readings where held.isTap(card, at: now) { taps.append(card) }
      for case .send(let bytes) in events { sent += bytes }
    }
    handle(driver.opened(at: now))
    for step in capture.steps {
      switch step {
      case .bytes(let bytes):
        handle(driver.receive(bytes.prefix(split), at: now))
        handle(driver.receive(bytes.dropFirst(split), at: now))
      case .gap(let milliseconds):
        let end = now + .milliseconds(milliseconds)
        while let wake = driver.wakeAt, wake <= end {
          now = wake
          handle(driver.timePassed(at: now))
        }
        now = end
      case .sent(let bytes):
        #expect(sent == bytes, "each piece split at \(split)")
        sent = []
      }
    }
    return taps
  }
}
