import DistrictProtocol
import StationCore

/// A member as the store's tables have it: reference, trade, greeting, status, roles.
struct RosterRow {
  /// The columns behind the reference, in the order in which ``record(_:)`` reads them.
  static let columns = "trade, greeting, status, roles"

  let entry: RosterEntry

  init(_ entry: RosterEntry) { self.entry = entry }

  /// The roles as text, in one order.
  private static func roles(_ roles: Set<MemberRole>) -> String {
    roles.map(\.rawValue).sorted().joined(separator: " ")
  }

  /// Hands over the reference and ``columns``.
  func write(to sink: any SQLRowSink) {
    sink.bytes(entry.member.bytes)
    sink.text(entry.trade.rawValue)
    sink.text(entry.greeting)
    sink.text(entry.status.rawValue)
    sink.text(Self.roles(entry.roles))
  }

  /// The record of a row: the reference and ``columns``, all of them null where the member is gone.
  ///
  /// - Throws: ``DistrictFault/damagedRow(_:)``.
  static func record(_ row: any SQLRow) throws -> RosterRecord {
    guard let member = MemberRef(bytes: try row[0] as [UInt8]) else { throw DistrictFault.damagedRow("a roster entry") }
    guard let name = try row[1] as String? else { return RosterRecord(removed: member) }
    guard let trade = Trade(rawValue: name), let status = MembershipStatus(rawValue: try row[3]) else {
      throw DistrictFault.damagedRow("a roster entry")
    }
    let roles = (try row[4] as String).split(separator: " ").compactMap { MemberRole(rawValue: String($0)) }
    return RosterRecord(
      RosterEntry(member: member, trade: trade, greeting: try row[2], status: status, roles: Set(roles)))
  }
}
