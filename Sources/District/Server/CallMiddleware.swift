import DistrictProtocol
import Hummingbird

/// Lets only requests through that mean one of the calls.
struct CallMiddleware: RouterMiddleware {
  func handle(
    _ request: Request, context: DistrictContext,
    next: (Request, DistrictContext) async throws -> Response
  ) async throws -> Response {
    _ = try DistrictCall.find(request.method, path: request.uri.path, query: request.uri.query)
    return try await next(request, context)
  }
}
