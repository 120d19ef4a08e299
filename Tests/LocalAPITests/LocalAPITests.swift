import Foundation
import Glibc
import LocalAPI
import Logging
import StationCore
import Testing

struct LocalAPITests {
  /// Serves an echo station on a socket of its own while the body runs, on a thread that may wait.
  private static func serving(
    _ body: @escaping @Sendable (_ path: String, EchoStation, _ stop: () -> Void) throws -> Void
  ) async throws {
    let path = "/tmp/local-api-test-\(UInt64.random(in: 0 ... .max)).sock"
    let station = EchoStation()
    let (ready, continuation) = AsyncStream.makeStream(of: Void.self)
    let server = Task {
      try await LocalAPIServer(socketPath: path, handler: station, logger: Logger(label: "test")) {
        continuation.finish()
      }.run()
    }
    for await _ in ready {}
    let result: Result<Void, any Error> = await withCheckedContinuation { done in
      // A thread of its own: waiting must not take one from the server.
      Thread.detachNewThread {
        done.resume(returning: Result { try body(path, station) { server.cancel() } })
      }
    }
    server.cancel()
    try await server.value
    #expect(access(path, F_OK) != 0, "the socket goes with the server")
    try result.get()
  }

  private static let requests: [(Request, Reply)] = [
    (.forward, .forwarding), (.events(after: 12, limit: 34), .events(EchoStation.views(12, 34))),
    (.guest, .visit(EchoStation.visit(1, []))),
    (.undo(visit: 1), .undone(nil)), (.undo(visit: 2), .undone(EchoStation.visit(2, []))),
    (.verify, .verify(VerifyReply(head: ChainHead(emptyLedgerOf: EchoStation.source), newest: 0, fault: nil))),
    (.programme, .programme(EchoStation.programme)),
    (.roster, .roster(RosterReply(version: 7, members: 5, lapsed: 1, applied: 0))),
  ]

  @Test func everyRequestIsUnderstoodAndEveryReplyReadBack() async throws {
    try await Self.serving { path, _, _ in
      let connection = try LocalAPIConnection(socketPath: path)
      for (request, reply) in Self.requests { #expect(try connection.ask(request) == reply) }
      let (keeper, pin) = (EchoStation.credential.id, try #require(PIN("204681")))
      #expect(
        try connection.ask(.signIn(keeper: keeper, pin: pin)) == .signedIn(KeeperView(EchoStation.credential)))
      let locked = LocalAPIFailure.refused(.keeper(.lockedOut(seconds: 30)))
      #expect(throws: locked) { try connection.ask(.signIn(keeper: keeper, pin: #require(PIN("2046813")))) }
      let rest = try #require(ServiceCode(rawValue: "rest"))
      #expect(try connection.ask(.use(visit: 7, service: rest)) == .visit(EchoStation.visit(7, [rest])))
      let day = try #require(CivilDate("2026-01-05"))
      guard case .report(let report) = try connection.ask(.report(from: day, to: day)),
        case .status(let status) = try connection.ask(.status)
      else {
        Issue.record("a report and a status were asked for")
        return
      }
      #expect(report.from == "2026-01-05" && status.unsent == 2 && status.readers.map(\.state) == ["ready"])
      #expect(status.setAsideEvents.map(\.sequence) == [8] && status.district.nextAttempt == nil)
      #expect(status.district.oldestUnsent == "1970-01-01T00:00:01.000Z")
    }
  }

  @Test(arguments: [
    CorrectionOrder.Action.void(7), .reassignVisitor(7, .guest), .reassignVisitor(7, .memberOf(3)),
    .reassignService(7, Programme.builtIn.services[2].code), .addCheckIn(.guest, at: 1_767_571_200_000),
    .addCheckIn(.memberOf(3), at: 0), .addServiceUse(Programme.builtIn.services[0].code, visit: 7, at: nil),
    .addServiceUse(Programme.builtIn.services[0].code, visit: 7, at: 60_000),
  ])
  func everyOrderOfACorrectionIsUnderstood(action: CorrectionOrder.Action) async throws {
    let order = CorrectionOrder(action, by: "李芳", reason: "\"双\"")
    try await Self.serving { path, _, _ in
      let connection = try LocalAPIConnection(socketPath: path)
      guard case .success(let reply) = EchoStation.corrected(order) else { return }
      #expect(try connection.ask(.correct(order)) == reply)
    }
  }

  @Test func aCorrectionThatIsRefusedIsToldWithItsReason() async throws {
    try await Self.serving { path, _, _ in
      let connection = try LocalAPIConnection(socketPath: path)
      #expect(throws: LocalAPIFailure.refused(.correction(.noSuchEvent(404)))) {
        try connection.ask(.correct(CorrectionOrder(.void(404), by: "李芳", reason: "x")))
      }
      let day = try #require(CivilDate("2026-01-05"))
      #expect(try connection.ask(.corrections(from: day, to: day, after: 0)) == .corrections([]))
      let entry = EchoStation.entry(6, corrects: nil, by: "", reason: "")
      #expect(
        try connection.ask(.corrections(from: day, to: day.adding(days: 1), after: 5)) == .corrections([entry]))
    }
  }

  @Test(arguments: [
    #"{"method":"correct","params":{"by":"x","reason":"y","action":"void"}}"#,
    #"{"method":"correct","params":{"by":"x","reason":"y","action":"add","visitor":"member","at":"2026-01-05T00:00:00.000Z"}}"#,
    #"{"method":"correct","params":{"by":"x","reason":"y","action":"add","visitor":"guest","at":"yesterday"}}"#,
    #"{"method":"correct","params":{"by":"x","reason":"y","action":"void","event":1,"visitor":"guest"}}"#,
    #"{"method":"correct","params":{"reason":"y","action":"void","event":1}}"#,
    #"{"method":"report","params":{"from":"2026-01-05","to":"2026-01-05","by":"year"}}"#,
    #"{"method":"report","params":{"from":"2000-01-01","to":"2026-01-05","by":"day"}}"#,
    #"{"method":"corrections","params":{"from":"2026-01-05","to":"2026-01-05"}}"#,
  ])
  func whatDoesNotFitTogetherIsRefused(request: String) async throws {
    try await Self.serving { path, _, _ in
      let socket = try RawSocket(path: path)
      try socket.write(#"{"jsonrpc":"2.0","id":1,"# + request.dropFirst() + "\n")
      #expect(try socket.readLine().contains("-32600"))
    }
  }

  @Test func aRefusalComesWithItsReason() async throws {
    try await Self.serving { path, _, _ in
      let rest = try #require(ServiceCode(rawValue: "rest"))
      #expect(throws: LocalAPIFailure.refused(.noSuchVisit)) {
        try LocalAPIConnection(socketPath: path).ask(.use(visit: 404, service: rest))
      }
    }
  }

  @Test func aSubscriberHearsTheStateAndThenEverything() async throws {
    try await Self.serving { path, station, _ in
      let connection = try LocalAPIConnection(socketPath: path)
      #expect(try connection.ask(.subscribe) == .subscribed)
      #expect(try Self.next(1, of: connection) == [.notification(.station(EchoStation.view))])
      station.tell(.visit(EchoStation.visit(5, [])))
      station.tell(.tapFailed(problem: "the disk is full"))
      station.tell(.codeRefused(.expired))
      #expect(
        try Self.next(3, of: connection) == [
          .notification(.visit(EchoStation.visit(5, []))), .notification(.tapFailed(problem: "the disk is full")),
          .notification(.codeRefused(.expired)),
        ])
      station.tell(.keys("12#"))
      #expect(try Self.next(1, of: connection) == [.notification(.keys("12#"))])
      #expect(try connection.ask(.guest) == .visit(EchoStation.visit(1, [])))
    }
  }

  @Test func aWatcherHearsWhatPassesOnTheReader() async throws {
    try await Self.serving { path, _, _ in
      for name in [nil, "counter"] {
        let connection = try LocalAPIConnection(socketPath: path)
        #expect(try connection.ask(.watchReaders(name)) == .watching)
        #expect(try Self.next(1, of: connection) == [.notification(.watched(EchoStation.moment))])
      }
      #expect(throws: LocalAPIFailure.refused(.noSuchReader("door"))) {
        try LocalAPIConnection(socketPath: path).ask(.watchReaders("door"))
      }
    }
  }

  @Test(arguments: [
    ("nonsense", "-32600"), ("{}", "-32600"), (#"{"jsonrpc":"2.0","id":1,"method":"reboot"}"#, "reboot"),
    (#"{"jsonrpc":"2.0","id":1,"method":"report","params":{"from":"2026-01-06","to":"2026-01-05"}}"#, "not after"),
    (#"{"jsonrpc":"2.0","id":1,"method":"events","params":{"after":-1,"limit":1}}"#, "after"),
    (#"{"jsonrpc":"2.0","id":1,"method":"use","params":{"visit":1,"service":"No Such"}}"#, "-32600"),
  ])
  func nonsenseIsAnsweredAndTheConnectionGoesOn(line: String, word: String) async throws {
    try await Self.serving { path, _, _ in
      let socket = try RawSocket(path: path)
      try socket.write(line + "\n")
      #expect(try socket.readLine().contains(word))
      try socket.write(#"{"jsonrpc":"2.0","id":2,"method":"guest"}"# + "\n")
      #expect(try socket.readLine().contains(#""id":2"#))
    }
  }

  @Test func whatIsNotThereIsWrittenAsNull() async throws {
    try await Self.serving { path, _, _ in
      let socket = try RawSocket(path: path)
      try socket.write(#"{"jsonrpc":"2.0","id":1,"method":"verify"}"# + "\n")
      #expect(try socket.readLine().contains(#""firstBad":null"#))
      try socket.write(#"{"jsonrpc":"2.0","id":2,"method":"status"}"# + "\n")
      #expect(try socket.readLine().contains(#""roster":null"#))
    }
  }

  @Test func anEndlessLineIsRefusedAndEndsTheConnection() async throws {
    try await Self.serving { path, _, _ in
      let socket = try RawSocket(path: path)
      try socket.write(String(repeating: "x", count: 70_000))
      #expect(try socket.readLine().contains("too long"))
      #expect(throws: RawSocket.Failure.self) { try socket.readLine() }
    }
  }

  @Test func nobodyAtTheSocketIsSaidSo() {
    #expect(throws: LocalAPIFailure.daemonAway(socket: "/tmp/nobody.sock", code: ENOENT)) {
      try LocalAPIConnection(socketPath: "/tmp/nobody.sock")
    }
    let long = "/tmp/" + String(repeating: "x", count: 200)
    #expect(throws: LocalAPIFailure.pathTooLong(long)) { try LocalAPIConnection(socketPath: long) }
  }

  @Test func aServerThatGoesAwayIsNoticed() async throws {
    try await Self.serving { path, _, stop in
      let connection = try LocalAPIConnection(socketPath: path)
      _ = try connection.ask(.guest)
      stop()
      #expect(throws: LocalAPIFailure.closed) { try Self.next(1, of: connection) }
    }
  }

  /// The next so many messages.
  private static func next(_ count: Int, of connection: LocalAPIConnection) throws -> [Incoming] {
    var arrived: [Incoming] = []
    for _ in 0..<200 {
      arrived += try connection.receive()
      if arrived.count >= count { return arrived }
      usleep(50_000)
    }
    throw LocalAPIFailure.timedOut
  }
}
