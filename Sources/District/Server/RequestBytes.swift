import HTTPTypes
import Hummingbird
import NIOCore

/// Reads a request's body whole.
enum RequestBytes {
  /// - Throws: ``DistrictProblem/tooLarge(limit:)``, or ``DistrictProblem/refused(status:)`` where the connection ends.
  static func collect(_ request: Request, limit: Int) async throws -> [UInt8] {
    // What is announced to be too large is not read at all.
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw DistrictProblem.tooLarge(limit: limit)
    }
    do {
      return Array((try await request.body.collect(upTo: limit)).readableBytesView)
    } catch is NIOTooManyBytesError {
      throw DistrictProblem.tooLarge(limit: limit)
    } catch {
      // The other end has gone; nobody reads the answer.
      throw DistrictProblem.refused(status: 400)
    }
  }
}
