#if PostgreSQL
  import Foundation
  import Synchronization

  @testable import District

  /// A PostgreSQL server in a folder of its own, without a port; it ends with the tests' process.
  final class PostgreSQLServer: Sendable {
    /// Why there is none.
    enum Absence: Error { case notInstalled }

    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../PostgreSQL/server").standardized.path

    /// The server of this run, with a database `template_store` that has the store's tables; `nil` where PostgreSQL is
    /// not installed.
    static let shared: PostgreSQLServer? = {
      do {
        let server = try PostgreSQLServer()
        try server.run("CREATE DATABASE template_store")
        _ = try PostgreSQLDatabase(url: server.url("template_store"))
        return server
      } catch {
        FileHandle.standardError.write(
          Data("The tests of the district's store run on SQLite only: \(error); apt-get install postgresql-15\n".utf8))
        return nil
      }
    }()

    private let process: Mutex<Process>
    private let input: FileHandle
    private let output: FileHandle
    /// Where its socket is.
    let folder: String

    init() throws {
      let process = Process()
      let (input, output) = (Pipe(), Pipe())
      process.executableURL = URL(filePath: Self.script)
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      self.input = input.fileHandleForWriting
      self.output = output.fileHandleForReading
      let ready = Self.line(output.fileHandleForReading)
      guard let start = ready.range(of: "host="), let end = ready.range(of: "&user") else { throw Absence.notInstalled }
      folder = String(ready[start.upperBound..<end.lowerBound])
      self.process = Mutex(process)
    }

    deinit {
      try? input.close()
      process.withLock { $0.waitUntilExit() }
    }

    /// The URL of one of its databases.
    func url(_ database: String) -> String { "postgresql:///\(database)?host=\(folder)&user=postgres" }

    /// Runs statements in the database that every server has.
    func run(_ script: String) throws {
      try PostgreSQLConnection(url: url("postgres")).run(script)
    }

    /// Ends it as a crash would.
    func kill() throws { try command("kill") }

    /// Starts it again.
    func start() throws { try command("start") }

    private func command(_ word: String) throws {
      try input.write(contentsOf: Data("\(word)\n".utf8))
      _ = Self.line(output)
    }

    private static func line(_ handle: FileHandle) -> String {
      var bytes = Data()
      while bytes.last != UInt8(ascii: "\n"), let more = try? handle.read(upToCount: 1), !more.isEmpty {
        bytes += more
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
#endif
