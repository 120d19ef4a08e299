public import StationCore

/// One configured card reader, watched for as long as the station runs.
public struct CardReader: Sendable {
  private static let retryAfter = Duration.seconds(1)

  private let configuration: ReaderConfiguration
  private let refused: @Sendable (FrameFault) -> Void

  /// A reader that is opened when ``run(_:)`` is called.
  ///
  /// `refused` is called on the reader's own thread with what came and was no card; it must return at once.
  public init(_ configuration: ReaderConfiguration, refused: @escaping @Sendable (FrameFault) -> Void = { _ in }) {
    self.configuration = configuration
    self.refused = refused
  }

  /// The configured name.
  public var name: String { configuration.name }

  /// Opens the device, again and again while it is away, and hands over every report until the task is cancelled.
  ///
  /// Reports are handled one at a time, in order. The answer to a tap is shown by the reader, if it can. On
  /// cancellation the device is closed, and taps that were read before are still handled before this returns.
  public func run(_ handle: @escaping @Sendable (ReaderReport) async -> ReaderAnswer?) async {
    var told: ReaderFault?
    while !Task.isCancelled {
      do throws(ReaderFault) {
        try await watch(handle)
      } catch {
        // The process is out of descriptors or threads, which may pass.
        if error != told { _ = await handle(.lost(error)) }
        told = error
        try? await Task.sleep(for: Self.retryAfter)
      }
    }
  }

  private func watch(_ handle: @escaping @Sendable (ReaderReport) async -> ReaderAnswer?) async throws(ReaderFault) {
    let mailbox = try ReaderMailbox()
    let (reports, continuation) = AsyncStream.makeStream(of: ReaderReport.self)
    let supervisor = ReaderSupervisor(
      configuration, mailbox: mailbox, report: { continuation.yield($0) }, refused: refused)
    try ReaderThread.start {
      var supervisor = supervisor
      supervisor.run()
      continuation.finish()
    }
    // Not a child task: cancellation stops the thread, and what it has read by then is still the station's to record.
    let handling = Task {
      for await report in reports { mailbox.handled(await handle(report)) }
    }
    await withTaskCancellationHandler {
      await handling.value
    } onCancel: {
      mailbox.stop()
    }
  }
}
