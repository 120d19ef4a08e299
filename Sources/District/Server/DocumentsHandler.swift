import DistrictProtocol
import HTTPTypes
import Hummingbird
import StationCore

/// Gives stations the programme and the roster, signed.
struct DocumentsHandler {
  let store: DistrictStore
  let keys: DistrictKeys
  let roster: SignedRoster
  let peer: PeerStation

  /// The programme with the member key; 304 where the station has it.
  func programme(_ request: Request, _ context: DistrictContext) async throws -> Response {
    _ = try await peer.station(context)
    guard let programme = try store.programme() else { throw DistrictProblem.noProgramme }
    let tag = "\"\(programme.version)\""
    if EntityTags(request.headers[.ifNoneMatch]).match(tag) {
      return Response(status: .notModified, headers: [.eTag: tag])
    }
    let document = ProgrammeDocument(
      programme: programme, memberKey: keys.memberKey,
      memberCodeKeys: keys.memberCodePublicKeys)
    return signed(try SignedDocument.sign(document, key: keys.authority.key), tag: tag)
  }

  /// The roster; 204 where the station has it.
  func roster(_ request: Request, _ context: DistrictContext) async throws -> Response {
    _ = try await peer.station(context)
    let after = try after(request)
    guard let version = try store.rosterVersion() else { throw DistrictProblem.noRoster }
    guard version > after else { return Response(status: .noContent) }
    guard let text = try await roster.document() else { throw DistrictProblem.noRoster }
    return signed(text, tag: "\"\(version)\"")
  }

  private func after(_ request: Request) throws(DistrictProblem) -> Int {
    guard let text = request.uri.queryParameters["after"] else { return 0 }
    guard let after = Int(text), after >= 0 else { throw .badQuery(name: "after", expected: "a roster's version") }
    return after
  }

  private func signed(_ text: String, tag: String) -> Response {
    var response = JSONBody.text(text.utf8, type: SignedDocument.contentType)
    response.headers[.eTag] = tag
    return response
  }
}
