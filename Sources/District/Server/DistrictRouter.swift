import DistrictProtocol
import Hummingbird
import StationCore

/// Which call goes to which handler.
enum DistrictRouter {
  static func router(
    store: DistrictStore, keys: DistrictKeys, certificateLife: Int64, limits: RequestLimits,
    now: @escaping @Sendable () -> Int64
  ) -> Router<DistrictContext> {
    let peer = PeerStation(store: store, limits: limits, now: now)
    let enrolment = EnrolmentHandler(
      store: store, authority: keys.authority, certificateLife: certificateLife, peer: peer, limits: limits,
      now: now)
    let events = EventsHandler(store: store, peer: peer, limits: limits, now: now)
    let documents = DocumentsHandler(store: store, keys: keys, peer: peer)
    let rosters = RosterHandler(
      files: RosterFiles(store: store, authority: keys.authority, directory: store.directory.rosterDirectory),
      store: store, peer: peer, limits: limits)
    let doctor = DoctorHandler(store: store, peer: peer, now: now)

    let router = Router(context: DistrictContext.self)
    router.add(middleware: ProblemMiddleware())
    router.add(middleware: LimitMiddleware(limits: limits))
    router.add(middleware: CallMiddleware())
    router.get(path(DistrictPath.authorityCertificates)) { _, _ in try enrolment.authorityCertificates() }
    router.post(path(DistrictPath.enrol)) { try await enrolment.enrol($0, $1) }
    router.post(path(DistrictPath.reenrol)) { try await enrolment.reenrol($0, $1) }
    router.post(path(DistrictPath.events)) { try await events.receive($0, $1) }
    router.get(path(DistrictPath.programme)) { try await documents.programme($0, $1) }
    router.get(path(DistrictPath.roster)) { try await rosters.answer($0, $1) }
    router.post(path(DistrictPath.doctor)) { try await doctor.answer($0, $1) }
    router.get(path(DistrictPath.openAPI)) { _, _ in
      JSONBody.text(OpenAPIDocument.text.utf8, type: "application/json")
    }
    router.get(path(DistrictPath.health)) { _, _ in
      try JSONBody.response(["status": "ok", "time": Timestamp.text(now())])
    }
    return router
  }

  private static func path(_ text: String) -> RouterPath { RouterPath(text) }
}
