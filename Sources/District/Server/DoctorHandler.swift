import DistrictProtocol
import HTTPTypes
import Hummingbird
import StationCore

/// Tells a station what the district sees of it.
struct DoctorHandler {
  private static let bodyLimit = 16 * 1024

  let store: DistrictStore
  let peer: PeerStation
  let now: @Sendable () -> Int64

  func answer(_ request: Request, _ context: DistrictContext) async throws -> Response {
    let station = try await peer.station(context)
    guard [nil, MediaTypeName("application/json")].contains(MediaTypeName(request.headers[.contentType])) else {
      throw DistrictProblem.wrongMediaType(expected: "application/json")
    }
    let ledger = try SelfCheckBody.read(try await RequestBytes.collect(request, limit: Self.bodyLimit)).ledger
    let (name, found) = try await store.aside { (store) throws(DistrictFault) in
      (try store.station(station).name, try store.head(of: station, ledger: ledger))
    }
    return try JSONBody.response(
      DoctorReply(
        station: station.description, name: name, time: Timestamp.text(now()),
        ledger: (ledger ?? found?.source.ledger)?.description, acknowledged: found?.head.sequence ?? 0))
  }
}
