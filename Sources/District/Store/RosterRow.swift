import DistrictProtocol
import FoundationEssentials
import GRDB
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

  var values: [(any DatabaseValueConvertible)?] {
    [
      Data(entry.member.bytes), entry.trade.rawValue, entry.greeting, entry.status.rawValue, Self.roles(entry.roles),
    ]
  }

  /// The record of a row: the reference and ``columns``, all of them null where the member is gone.
  ///
  /// - Throws: ``DistrictFault/damagedRow(_:)``.
  static func record(_ row: Row) throws -> RosterRecord {
    guard let member = MemberRef(bytes: row[0] as Data) else { throw DistrictFault.damagedRow("a roster entry") }
    guard let name = row[1] as String? else { return RosterRecord(removed: member) }
    guard let trade = Trade(rawValue: name), let status = MembershipStatus(rawValue: row[3]) else {
      throw DistrictFault.damagedRow("a roster entry")
    }
    let roles = (row[4] as String).split(separator: " ").compactMap { MemberRole(rawValue: String($0)) }
    return RosterRecord(
      RosterEntry(member: member, trade: trade, greeting: row[2], status: status, roles: Set(roles)))
  }
}
