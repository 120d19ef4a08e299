import DistrictProtocol
import HTTPTypes
import Hummingbird

/// Sends stations the roster file that they need, whole or in parts.
struct RosterHandler {
  let files: RosterFiles
  let store: DistrictStore
  let peer: PeerStation
  let limits: RequestLimits

  /// How many bytes of a roster count as another request.
  private static let part = 128 * 1024

  /// The file, or a part of it; 204 where the station has the newest.
  func answer(_ request: Request, _ context: DistrictContext) async throws -> Response {
    let station = try await peer.station(context)
    let after = try after(request)
    let newest = try await store.aside { (store) throws(DistrictFault) in try store.rosterVersion() }
    guard let version = newest else { throw DistrictProblem.noRoster }
    guard let file = try await file(request, after: after, version: version) else {
      return Response(status: .noContent)
    }
    guard let range = ByteRange(request.headers[.range]) else {
      limits.charge(file.head.size / Self.part, to: station)
      return try await response(.ok, file, 0...file.head.size - 1, context)
    }
    guard let part = range.within(file.head.size) else { throw DistrictProblem.noSuchRange(size: file.head.size) }
    limits.charge(part.count / Self.part, to: station)
    return try await response(.partialContent, file, part, context)
  }

  /// The file of which the station has parts, or else the one that it needs; `nil` where it has the newest.
  private func file(_ request: Request, after: Int, version: Int) async throws -> RosterFile? {
    let tags = request.headers[.ifMatch].map { EntityTags($0) }
    if let digest = tags?.only, let begun = await files.file(digest: digest) { return begun }
    guard version > after else { return nil }
    guard let file = try await files.file(after: after) else { throw DistrictProblem.noRoster }
    guard tags?.match(tag(file)) != false else { throw DistrictProblem.otherRoster }
    return file
  }

  private func response(
    _ status: HTTPResponse.Status, _ file: RosterFile, _ part: ClosedRange<Int>, _ context: DistrictContext
  ) async throws -> Response {
    var headers: HTTPFields = [
      .contentType: RosterPage.contentType, .cacheControl: "no-store", .eTag: tag(file), .acceptRanges: "bytes",
    ]
    if status == .partialContent {
      headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound)/\(file.head.size)"
    }
    let body = try await FileIO().loadFile(path: file.path, range: part, context: context)
    return Response(status: status, headers: headers, body: body)
  }

  private func tag(_ file: RosterFile) -> String { "\"\(file.head.digest)\"" }

  private func after(_ request: Request) throws(DistrictProblem) -> Int {
    guard let text = RequestQuery(request.uri.query).first("after") else { return 0 }
    guard (1...15).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let after = Int(text)
    else { throw .badQuery([.query("after", "must be a roster's version: up to 15 decimal digits")]) }
    return after
  }
}
