/// Who answers the local API: the station behind the socket.
public protocol RequestHandler: Sendable {
  /// Answers one request.
  func answer(_ request: Request) async -> Result<Reply, Problem>
  /// What happens from now on, beginning with the station's present state; ends when the caller drops it.
  func notifications() async -> AsyncStream<Notification>
  /// What passes on the readers from now on, or on the one of that name; ends when the caller drops it.
  ///
  /// - Throws: ``Problem/noSuchReader(_:)``.
  func watched(_ reader: String?) async throws(Problem) -> AsyncStream<Notification>
}
