import DistrictProtocol
import StationCore

/// The files that are in force together: a whole roster, and what has changed since.
struct RosterState: Sendable {
  var whole: RosterFile?
  var changes: RosterFile?

  /// The head of the newest file.
  var head: RosterHead? { changes?.head ?? whole?.head }

  /// When the roster came into force, as far as the files tell.
  var written: Int64? { changes?.written ?? whole?.written }

  /// The record of a member: what has changed goes before the whole roster.
  func record(of member: MemberRef) throws(RosterRefusal) -> RosterRecord? {
    if let record = try changes?.record(of: member) { return record.kind.isRemoved ? nil : record }
    return try whole?.record(of: member)
  }

  /// How many members, and lapsed ones among them, there would be after a difference.
  func counts(after difference: RosterFile) throws(RosterRefusal) -> (members: Int, lapsed: Int) {
    var (members, lapsed) = (head?.members ?? 0, head?.lapsed ?? 0)
    var records = try difference.records()
    while let record = try records.next() {
      if let before = try self.record(of: record.member) {
        members -= 1
        lapsed -= before.kind.isLapsed ? 1 : 0
      }
      guard !record.kind.isRemoved else { continue }
      members += 1
      lapsed += record.kind.isLapsed ? 1 : 0
    }
    return (members, lapsed)
  }
}
