import ArgumentParser
import CardReaders
import CommandLineTool
import ConfigurationFile
import Daemon
import Ledger
import LocalAPI
import Logging
import ServiceLifecycle
import StationCore
import UnixSignals
import Uplink

/// The station's daemon.
///
/// A tap's way can be read from its `run`: reader → desk → ledger → clients and district.
@main
struct Stationd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stationd",
    abstract: "Records check-ins and service uses of a rest station and forwards them to the district.",
    discussion: """
      Runs in the foreground and logs to standard error; SIGTERM ends it cleanly.

      Example:
        stationd --config /etc/warmstation/station.toml
      """)

  @Option(help: "The station's configuration file.")
  var config = "/etc/warmstation/station.toml"

  @Option(help: "How much to log: trace, debug, info, notice, warning, error.", transform: Self.level)
  var logLevel = Logger.Level.info

  static func main() async {
    await CommandRunner.run(Stationd.self)
  }

  func run() async throws {
    let level = logLevel
    LoggingSystem.bootstrap { label in JournalLogHandler(label: label, logLevel: level) }
    let logger = Logger(label: "stationd")
    let configuration = try load()
    let calendar = StationCalendar(zone: try ZoneFile.load(configuration.timeZone))
    let held = try DataDirectory(holding: configuration.dataDirectory)
    defer { withExtendedLifetime(held) {} }

    let store = try LedgerStore(
      directory: configuration.dataDirectory, station: configuration.id, at: SystemClock.read())
    if let ledger = store.replacedAtStart { CheckInDesk.tellSetAside(ledger, logger) }
    let documents = try DocumentStore(
      directory: configuration.dataDirectory, now: { SystemClock.read().wallMilliseconds }
    ) {
      (0..<32).map { _ in UInt8.random(in: .min ... .max) }
    }
    for file in documents.damaged { logger.error("\(file)") }
    for reader in configuration.readers {
      guard let missing = SoundCommand(reader.soundCommand)?.missingProgram else { continue }
      logger.warning(
        "a reader's sound command is not there", metadata: ["reader": "\(reader.name)", "program": "\(missing)"])
    }
    let handle = UplinkHandle()
    let readerWatch = ReaderWatch { SystemClock.read().wallMilliseconds }
    let desk = try CheckInDesk(
      settings: CheckInDesk.Settings(
        name: configuration.name, calendar: calendar,
        file: StationSettings(
          repeatMinutes: configuration.repeatMinutes, languages: configuration.languages,
          upload: configuration.district?.upload),
        readers: configuration.readers, dataDirectory: configuration.dataDirectory,
        hasDistrict: configuration.district != nil),
      store: store, documents: documents, readerWatch: readerWatch, logger: logger, clock: SystemClock.read,
      uplink: handle)
    // What came into force as the power went has no event yet.
    await desk.documentsChanged()

    let memory = ReaderMemory(directory: configuration.dataDirectory, logger: logger)
    var services: [any Service] = ReaderLine.lines(of: configuration.readers).map {
      ReaderService(readers: $0, memory: memory, desk: desk, watch: readerWatch, logger: logger)
    }
    if let district = configuration.district {
      let uplink = UplinkService(
        connection: district, outboxes: store, documents: AppliedDocuments(store: documents, desk: desk),
        logger: logger, readClock: SystemClock.read
      ) { await desk.district($0) }
      handle.connect(uplink)
      services.append(uplink)
    }
    let notifier = ServiceNotifier()
    services.append(
      LocalAPIServer(socketPath: configuration.socketPath, handler: desk, logger: logger) {
        logger.notice(
          "ready", metadata: ["station": "\(configuration.id)", "socket": "\(configuration.socketPath)"])
        notifier.ready()
      })
    services.append(TickService(desk: desk))
    services.append(
      RetentionService(desk: desk, keepDays: configuration.keepDays, calendar: calendar, logger: logger))
    services.append(LedgerCheck(store: store, desk: desk, logger: logger))
    services.append(WatchdogService(notifier: notifier, isHealthy: { await desk.isWell() }))

    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
    try store.mark()
    logger.notice("stopped")
  }

  private static func level(_ name: String) throws -> Logger.Level {
    guard let level = Logger.Level(rawValue: name) else { throw ValidationError("there is no log level \(name)") }
    return level
  }

  private func load() throws(CommandFailure) -> StationConfiguration {
    do { return try StationConfiguration.load(file: config, readingKeys: true) } catch {
      throw CommandFailure(.usage, "\(error)")
    }
  }
}
