import DistrictProtocol
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Turns whatever a handler throws into a problem document (RFC 9457).
struct ProblemMiddleware: RouterMiddleware {
  func handle(
    _ request: Request, context: DistrictContext,
    next: (Request, DistrictContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let problem = problem(for: error, logger: context.logger)
      let details = problem.details
      var response = try JSONBody.response(
        details, status: .init(code: details.status), type: ProblemDetails.contentType)
      if problem.asksForToken { response.headers[.wwwAuthenticate] = "Basic realm=\"enrolment\"" }
      if let seconds = problem.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
      if case .wrongMethod(let allowed) = problem { response.headers[.allow] = allowed }
      return response
    }
  }

  private func problem(for error: any Error, logger: Logger) -> DistrictProblem {
    switch error {
    case let problem as DistrictProblem: return problem
    case let error as any HTTPResponseError:
      return error.status == .notFound ? .notFound : .refused(status: error.status.code)
    case let fault as DistrictFault:
      logger.error("the store failed", metadata: ["reason": "\(fault)"])
      return .failed
    default:
      logger.error("a request failed", metadata: ["type": "\(type(of: error))"])
      return .failed
    }
  }
}
