import StationCore
import TestSupport

/// Events as a station's day brings them.
enum SampleEvents {
  private static let services = ["hot-water", "heated-meal", "rest"].compactMap { ServiceCode(rawValue: $0) }

  /// An event that fits behind `newest` others; a correction is of one from `open` on, since earlier days are closed.
  static func body(newest: Int64, open: Int64, using generator: inout SeededGenerator) -> EventBody {
    let member = MemberRef(bytes: generator.bytes(16))
    guard newest > 0 else { return .checkIn(.guest) }
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return .checkIn(.guest)
    case 1:
      return .correction(
        Correction(
          corrects: Int64.random(in: open...newest, using: &generator), author: .visitor, reason: Correction.takenBack))
    case 2, 3:
      let service = services[Int.random(in: 0..<services.count, using: &generator)]
      return .serviceUse(ServiceUse(visit: newest, service: service, member: member))
    default:
      return .checkIn(
        CheckIn(visitor: .member, member: member, trade: nil, reader: "counter", keyVersion: 1, rosterVersion: 7))
    }
  }
}
