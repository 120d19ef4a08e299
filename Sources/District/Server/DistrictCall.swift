import DistrictProtocol
import HTTPTypes

/// One call of the district protocol: a path, the method that it answers and what its query may name.
struct DistrictCall {
  let method: HTTPRequest.Method
  let path: String
  var query: [String] = []

  /// All calls; a path answers one method.
  static let all = [
    DistrictCall(method: .get, path: DistrictPath.authorityCertificates),
    DistrictCall(method: .post, path: DistrictPath.enrol),
    DistrictCall(method: .post, path: DistrictPath.reenrol),
    DistrictCall(method: .post, path: DistrictPath.events),
    DistrictCall(method: .get, path: DistrictPath.programme),
    DistrictCall(method: .get, path: DistrictPath.roster, query: ["after"]),
    DistrictCall(method: .post, path: DistrictPath.doctor),
    DistrictCall(method: .get, path: DistrictPath.openAPI),
    DistrictCall(method: .get, path: DistrictPath.health),
  ]

  /// Finds the call that a request means.
  ///
  /// - Throws: ``DistrictProblem/notFound``, ``DistrictProblem/wrongMethod(allowed:)`` or
  ///   ``DistrictProblem/badQuery(_:)``.
  static func find(_ method: HTTPRequest.Method, path: String, query: String?) throws(DistrictProblem) -> DistrictCall {
    guard let call = all.first(where: { $0.path == path }) else { throw .notFound }
    guard call.method == method else { throw .wrongMethod(allowed: call.method.rawValue) }
    guard !RequestQuery(query).has(otherThan: call.query) else {
      let reason = call.query.isEmpty ? "this call takes no query" : "only \(call.query.joined(separator: ", ")), once"
      throw .badQuery([.query(call.query.first ?? "", reason)])
    }
    return call
  }
}
