import Testing

/// Runs every test of a suite on a store in SQLite, and then on one in PostgreSQL where that is installed.
struct BothStores: SuiteTrait, TestTrait, TestScoping {
  var isRecursive: Bool { true }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    for kind in TestDatabases.Kind.present {
      let databases = TestDatabases(kind)
      do {
        try await TestDatabases.$current.withValue(databases) { try await function() }
      } catch {
        Issue.record(error, "on \(kind.rawValue)")
      }
      try databases.drop()
    }
  }
}

extension Trait where Self == BothStores {
  /// On a store in SQLite, and on one in PostgreSQL.
  static var bothStores: Self { BothStores() }
}
