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
    _ = try await peer.station(context)
    guard let programme = try await store.aside({ (store) throws(DistrictFault) in try store.programme() }) else {
      throw DistrictProblem.noProgramme
    }
    let tag = "\"\(programme.version)\""
    if EntityTags(request.headers[.ifNoneMatch]).match(tag) {
      return Response(status: .notModified, headers: [.eTag: tag])
    }
    let document = ProgrammeDocument(
      programme: programme, memberKey: keys.memberKey,
      memberCodeKeys: keys.memberCodePublicKeys)
    return signed(try SignedDocument.sign(document, key: keys.authority.key), tag: tag)
  }

  private func signed(_ text: String, tag: String) -> Response {
    var response = JSONBody.text(text.utf8, type: SignedDocument.contentType)
    response.headers[.eTag] = tag
    return response
  }
}
