import Hummingbird
import NIOCore

/// Reads a request's body whole.
enum RequestBytes {
  /// - Throws: ``DistrictProblem/tooLarge(limit:)``, or whatever the connection throws.
  static func collect(_ request: Request, limit: Int) async throws -> [UInt8] {
    do {
      return Array((try await request.body.collect(upTo: limit)).readableBytesView)
    } catch is NIOTooManyBytesError {
      throw DistrictProblem.tooLarge(limit: limit)
    }
  }
}
