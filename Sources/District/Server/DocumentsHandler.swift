import Crypto
import DistrictProtocol
import HTTPTypes
import Hummingbird
import StationCore

/// Gives stations the programme, signed.
struct DocumentsHandler {
  let store: DistrictStore
  let keys: DistrictKeys
  let peer: PeerStation

  /// The programme with the member key; 304 where the station has it.
  func programme(_ request: Request, _ context: DistrictContext) async throws -> Response {
    let id = try await peer.station(context)
    let (station, published) = try await store.aside { (store) throws(DistrictFault) in
      (try store.station(id), try store.programme())
    }
    guard let published else { throw DistrictProblem.noProgramme }
    let document = ProgrammeDocument(
      programme: published.programme(for: station), memberKey: keys.memberKey,
      memberCodeKeys: keys.memberCodePublicKeys, station: station.id)
    let payload = try SignedDocument.payload(of: document)
    // Two stations' documents of one version differ, and a station's own when it moves to another street.
    let tag = "\"\(published.version)-\(Hex.encode(SHA256.hash(data: payload).prefix(8)))\""
    if EntityTags(request.headers[.ifNoneMatch]).match(tag) {
      return Response(status: .notModified, headers: [.eTag: tag])
    }
    return signed(try SignedDocument.sign(payload, type: .programme, key: keys.authority.key), tag: tag)
  }

  private func signed(_ text: String, tag: String) -> Response {
    var response = JSONBody.text(text.utf8, type: SignedDocument.contentType)
    response.headers[.eTag] = tag
    return response
  }
}
