import LocalAPI
import Uplink

extension RosterReply {
  /// The roster in force as the local API shows it.
  init(_ summary: RosterSummary?) {
    guard let summary else {
      self = .none
      return
    }
    self.init(
      version: summary.version, members: summary.members, lapsed: summary.lapsed, applied: summary.applied)
  }
}
