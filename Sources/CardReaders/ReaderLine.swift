public import StationCore

/// The configured card readers of one device, watched for as long as the station runs.
public struct ReaderLine: Sendable {
  private static let retryAfter = Duration.seconds(1)

  /// The readers of the line; one, unless the protocol has addresses.
  public let readers: [ReaderConfiguration]
  private let terms: FindingTerms
  private let trace: @Sendable (ReaderTrace) -> Void

  /// A line that is opened when ``run(_:)`` is called.
  ///
  /// The readers name the same device. `terms` are for readers whose protocol is `auto`. `trace` is called on the line's own thread with all that passes; it must return
  /// at once.
  public init(
    _ readers: [ReaderConfiguration], terms: FindingTerms = FindingTerms(),
    trace: @escaping @Sendable (ReaderTrace) -> Void = { _ in }
  ) {
    precondition(!readers.isEmpty && Set(readers.map(\.device)).count == 1, "a line has readers of one device")
    self.readers = readers
    self.terms = terms
    self.trace = trace
  }

  /// The lines of a station, in the order in which the readers name their devices first.
  public static func lines(of readers: [ReaderConfiguration]) -> [[ReaderConfiguration]] {
    var devices: [String] = []
    for reader in readers where !devices.contains(reader.device) { devices.append(reader.device) }
    return devices.map { device in readers.filter { $0.device == device } }
  }

  /// Opens the device, again and again while it is away, and hands over every report until the task is cancelled.
  ///
  /// Reports are handled one at a time, in order, with the position of the reader among ``readers``. The answer to a tap
  /// is shown by the reader, if it can. On cancellation the device is closed, and taps that were read before are still
  /// handled before this returns.
  public func run(_ handle: @escaping @Sendable (Int, ReaderReport) async -> ReaderAnswer?) async {
    var told: ReaderFault?
    while !Task.isCancelled {
      do throws(ReaderFault) {
        try await watch(handle)
      } catch {
        // The process is out of descriptors or threads, which may pass.
        if error != told {
          for reader in readers.indices { _ = await handle(reader, .lost(error)) }
        }
        told = error
        try? await Task.sleep(for: Self.retryAfter)
      }
    }
  }

  private func watch(
    _ handle: @escaping @Sendable (Int, ReaderReport) async -> ReaderAnswer?
  ) async throws(ReaderFault) {
    let mailbox = try ReaderMailbox()
    let (reports, continuation) = AsyncStream.makeStream(of: (reader: Int, report: ReaderReport).self)
    try ReaderThread.start { [readers, terms, trace] in
      var supervisor = LineSupervisor(
        readers, terms: terms, mailbox: mailbox, report: { continuation.yield(($0, $1)) }, trace: trace)
      supervisor.run()
      continuation.finish()
    }
    // Not a child task: cancellation stops the thread, and what it has read by then is still the station's to record.
    let handling = Task {
      for await (reader, report) in reports { mailbox.handled(await handle(reader, report), reader: reader) }
    }
    await withTaskCancellationHandler {
      await handling.value
    } onCancel: {
      mailbox.stop()
    }
  }
}
