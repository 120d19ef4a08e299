import Foundation
import Synchronization
import TestSupport

@testable import District

/// The databases of one test: what ``bothStores`` has chosen, each gone when the test is over.
final class TestDatabases: Sendable {
  /// Where stores lie.
  enum Kind: String, CaseIterable {
    case sqlite
    case postgreSQL = "postgresql"

    /// What is here, or the one that `WARMSTATION_STORE` names.
    static var present: [Kind] {
      let wanted = ProcessInfo.processInfo.environment["WARMSTATION_STORE"]
      return allCases.filter { kind in
        guard wanted == nil || wanted == kind.rawValue else { return false }
        #if PostgreSQL
          return kind == .sqlite || PostgreSQLServer.shared != nil
        #else
          return kind == .sqlite
        #endif
      }
    }
  }

  @TaskLocal static var current = TestDatabases(.sqlite)

  let kind: Kind
  private let names = Mutex<[String: String]>([:])

  init(_ kind: Kind) { self.kind = kind }

  /// The store that belongs to a directory; opened again, it is the same one.
  static func open(_ directory: TemporaryDirectory) throws -> DistrictStore {
    try DistrictStore(in: directory.data, url: try current.url(directory))
  }

  /// The URL of a directory's database; `nil` for SQLite.
  func url(_ directory: TemporaryDirectory) throws -> String? {
    #if PostgreSQL
      guard kind == .postgreSQL, let server = PostgreSQLServer.shared else { return nil }
      let (name, isNew) = names.withLock { names in
        if let name = names[directory.path] { return (name, false) }
        let name = "test_\(UUID().uuidString.filter { $0 != "-" }.lowercased())"
        names[directory.path] = name
        return (name, true)
      }
      if isNew { try server.run("CREATE DATABASE \(name) TEMPLATE template_store") }
      return server.url(name)
    #else
      return nil
    #endif
  }

  func drop() throws {
    #if PostgreSQL
      for name in names.withLock({ Array($0.values) }) {
        try PostgreSQLServer.shared?.run("DROP DATABASE \(name) WITH (FORCE)")
      }
    #endif
  }
}
