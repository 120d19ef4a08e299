import Hummingbird

/// Finds out who asks, and lets nobody ask too often.
struct LimitMiddleware: RouterMiddleware {
  let limits: RequestLimits

  func handle(
    _ request: Request, context: DistrictContext,
    next: (Request, DistrictContext) async throws -> Response
  ) async throws -> Response {
    // A connection that has ended has nobody behind it.
    guard let peer = try? await ConnectionGuard.peer(of: context.channel) else {
      throw DistrictProblem.refused(status: 400)
    }
    var context = context
    context.peer = peer
    try limits.take(from: RequestLimits.Caller(peer))
    return try await next(request, context)
  }
}
