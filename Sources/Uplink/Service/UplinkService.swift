public import Logging
public import ServiceLifecycle
public import StationCore

/// The station's line to the district: events up, programme and roster down, for as long as the daemon runs, with a
/// certificate that it renews by itself.
///
/// It only reads the ledger and moves its cursor. Without certificate or authority it waits for the files and begins
/// by itself once they are there; when they are replaced it begins anew with them.
public final class UplinkService: Service {
  private let connection: DistrictConnection
  private let outboxes: any EventOutboxes
  private let documents: any DistrictDocuments
  private let logger: Logger
  private let readClock: @Sendable () -> ClockReading
  private let board: ContactBoard
  private let calls = ForwarderCalls()
  private let clock: SteadyClock
  private let next: NextAttempt

  /// How often the certificate files are looked at.
  private static let fileInterval = Duration.seconds(3)

  /// A line that is not yet in use.
  ///
  /// - Parameters:
  ///   - connection: where the district is, and the files to show and to trust.
  ///   - outboxes: the ledgers' events.
  ///   - documents: where programme and roster go.
  ///   - logger: for what operators should know; never holds anything of a member.
  ///   - readClock: reads the machine's clocks; what they say is believed only where it counts as right.
  ///   - onContact: told whenever the station's standing with the district changes.
  public init(
    connection: DistrictConnection, outboxes: any EventOutboxes, documents: any DistrictDocuments, logger: Logger,
    readClock: @escaping @Sendable () -> ClockReading,
    onContact: @escaping @Sendable (DistrictContact) async -> Void
  ) {
    self.connection = connection
    self.outboxes = outboxes
    self.documents = documents
    self.logger = logger
    self.readClock = readClock
    board = ContactBoard(onContact)
    clock = SteadyClock()
    next = NextAttempt(clock: clock)
  }

  /// Says that the ledger has new events; returns at once, from any thread.
  public func nudge() { calls.nudge() }

  /// Has everything unsent sent now, whatever the upload policy says; returns at once, from any thread.
  public func hurry() { calls.hurry() }

  /// When events are next sent or sending them is tried again, in milliseconds since 1970-01-01T00:00:00Z; `nil` while
  /// nothing is waited for.
  public func nextAttempt() -> Int64? { next.moment() }

  /// Runs until the service group shuts down or the task is cancelled; what is unsent then is sent after the restart.
  ///
  /// - Throws: Nothing of its own; whatever goes wrong is told by `onContact` and tried again.
  public func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        let terms = self.terms()
        do throws(ContactFault) {
          try await self.work(under: terms)
        } catch {
          await self.say(error)
          try? await Task.sleep(for: Self.fileInterval)
        }
      }
    }
  }

  /// On what a connection rests: the files to show and to trust, and the upload policy.
  private struct Terms: Equatable {
    let files: [FileStamp?]
    let upload: UploadPolicy
  }

  /// Forwards and fetches until the terms are others.
  private func work(under terms: Terms) async throws(ContactFault) {
    let files = IdentityFiles(certificateFile: connection.certificateFile, keyFile: connection.keyFile)
    guard let identity = try files.load() else { throw .notEnrolled(certificate: connection.certificateFile) }
    let authority = try AuthorityCertificate(file: connection.authorityFile)
    await board.forget()
    let certificate = CertificateKeeper(
      identity: identity, files: files,
      trial: IdentityTrial(server: connection.url, authority: authority, clock: readClock), board: board, clock: clock,
      logger: logger)
    let client = try DistrictClient(
      server: connection.url, authority: authority, identity: identity, clock: readClock,
      keeping: ConnectionKeeping(terms.upload) { [calls] in calls.connectionEnded() }, onReply: certificate.heard)
    let keeper = DocumentKeeper(
      check: DocumentCheck(
        client: client, station: identity.station, documents: documents, logger: logger
      ) { [readClock] in readClock().wallMilliseconds }, board: board, clock: clock,
      period: DocumentSchedule.period(terms.upload))
    var generator = SystemRandomNumberGenerator()
    let schedule = UploadSchedule(terms.upload, using: &generator)
    let forwarder = Forwarder(
      post: EventPost(client: client, announced: keeper.announced), outboxes: outboxes, schedule: schedule,
      board: board, calls: calls, clock: clock, next: next, logger: logger)
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await forwarder.run() }
      group.addTask { await keeper.run() }
      group.addTask { await certificate.run(client) }
      group.addTask { await self.waitForOthers(than: terms) }
      await group.next()
      group.cancelAll()
    }
    next.note(nil)
    await client.close()
  }

  private func waitForOthers(than terms: Terms) async {
    while !Task.isCancelled {
      try? await Task.sleep(for: Self.fileInterval)
      let present = self.terms()
      guard present.files == terms.files else {
        logger.notice("the station's certificate or the authority's changed; connecting anew")
        return
      }
      guard present.upload == terms.upload else {
        logger.notice("the district changed how soon events are sent", metadata: ["upload": "\(present.upload)"])
        return
      }
    }
  }

  private func terms() -> Terms {
    Terms(
      files: [connection.authorityFile, connection.certificateFile, connection.keyFile].map { FileStamp($0) },
      upload: documents.uploadPolicy() ?? connection.upload)
  }

  private func say(_ fault: ContactFault) async {
    if case .notEnrolled = fault {
      await board.cannotTry(.notEnrolled, problem: "\(fault)")
    } else {
      await board.cannotTry(.refused, problem: "\(fault)")
    }
  }
}
