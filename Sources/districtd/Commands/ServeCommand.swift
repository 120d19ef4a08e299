import ArgumentParser
import CommandLineTool
import ConfigurationFile
import Daemon
import District
import Logging
import ServiceLifecycle
import UnixSignals

/// `districtd serve`: the server.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serves the stations until SIGTERM.",
    discussion: """
      Runs in the foreground and logs to standard error.

      Stations' certificates are good for 90 days and renewed by the stations themselves at two thirds of that. Another
      life, from 10 seconds to 400 days, stands in the configuration file and holds for those issued from then on:
        [certificates]
        life = "30 days"

      The store is SQLite in the data directory, or the PostgreSQL database that the file names; several servers with the
      same keys may share one:
        [store]
        url = "postgresql://districtd@db.example/district"

      What one caller may have can be set too; the defaults, which never slow a station that does what it should, are:
        [server]
        connections = 20000              # in all, as far as the system lets the process have as many files
        connections-per-address = 1000   # without a certificate
        handshake-seconds = 10           # until TLS is agreed on
        request-seconds = 60             # until a request has arrived, or an answer was taken
        requests-per-minute = 1200       # of a station, or of an address without a certificate, for long; five times
                                         # as many at once; a request that brings new events does not count

      Example:
        districtd --config /etc/districtd/districtd.toml serve
      """)

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "Log every batch as well.")
  var verbose = false

  func run() async throws {
    let level = verbose ? Logger.Level.debug : .info
    LoggingSystem.bootstrap { label in JournalLogHandler(label: label, logLevel: level) }
    let logger = Logger(label: "districtd")
    let access = try DistrictAccess(options)
    let configuration = access.configuration
    let store = access.store
    let notifier = ServiceNotifier()
    let server = DistrictServer(
      store: store, keys: try access.keys(), host: configuration.listenHost, port: configuration.listenPort,
      certificateLife: configuration.certificateLife,
      protection: ServerProtection(configuration.limits), logger: logger, now: { DistrictAccess.now }
    ) { port in
      logger.notice("ready", metadata: ["listen": "\(configuration.listenHost)", "port": "\(port)"])
      notifier.ready()
    }
    let watchdog = WatchdogService(notifier: notifier) { await store.isWell() }
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [server, watchdog], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
    logger.notice("stopped")
  }
}
