import StationCore

/// The `result` of a JSON-RPC reply: an object with one member, named for what it holds.
struct ResultMember: Codable {
  var status: StatusReply?
  var roster: RosterReply?
  var programme: ProgrammeReply?
  var signedIn: KeeperView?
  var report: UsageReport?
  var events: [String]?
  var moments: [Moment]?
  var verify: VerifyReply?
  var forwarding: Bool?
  var subscribed: Bool?
  var watching: Bool?
  var visit: VisitView?
  var undone: Undone?
  var corrected: CorrectionEntry?
  var corrections: [CorrectionEntry]?

  /// When the event at the same place in `events` really happened.
  struct Moment: Codable {
    var time: String
    var standing: EventMoment.Standing
  }

  /// A visit after an undo; without one where a guest's check-in was taken back.
  struct Undone: Codable {
    var visit: VisitView?
  }

  init(_ reply: Reply) {
    switch reply {
    case .status(let status): self.status = status
    case .roster(let roster): self.roster = roster
    case .programme(let programme): self.programme = programme
    case .signedIn(let keeper): signedIn = keeper
    case .report(let report): self.report = report
    case .events(let views):
      events = views.map(\.event)
      moments = views.map { Moment(time: Timestamp.text($0.moment.milliseconds), standing: $0.moment.standing) }
    case .verify(let verify): self.verify = verify
    case .forwarding: forwarding = true
    case .subscribed: subscribed = true
    case .watching: watching = true
    case .visit(let visit): self.visit = visit
    case .undone(let visit): undone = Undone(visit: visit)
    case .corrected(let entry): corrected = entry
    case .corrections(let entries): corrections = entries
    }
  }

  /// The reply that the member stands for; `nil` where there is none.
  var reply: Reply? {
    if let status { return .status(status) }
    if let roster { return .roster(roster) }
    if let programme { return .programme(programme) }
    if let signedIn { return .signedIn(signedIn) }
    if let report { return .report(report) }
    if let events, let moments, events.count == moments.count {
      return .events(
        zip(events, moments).compactMap { event, moment in
          Timestamp.milliseconds(moment.time).map {
            EventView(event: event, moment: EventMoment(milliseconds: $0, standing: moment.standing))
          }
        })
    }
    if let verify { return .verify(verify) }
    if let visit { return .visit(visit) }
    if let undone { return .undone(undone.visit) }
    if let corrected { return .corrected(corrected) }
    if let corrections { return .corrections(corrections) }
    if watching == true { return .watching }
    if forwarding == true { return .forwarding }
    return subscribed == true ? .subscribed : nil
  }
}
