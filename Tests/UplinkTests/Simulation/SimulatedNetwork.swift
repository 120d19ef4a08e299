import TestSupport

@testable import Uplink

/// What a network makes of what is sent: lost, cut short, late, twice, or as it should be.
struct SimulatedNetwork {
  let isRough: Bool

  /// The arrivals of a request, none where it is lost, and after how many milliseconds each comes.
  func carry(
    _ request: SimulatedRequest, using dice: inout SeededGenerator
  ) -> [(what: SimulatedRequest, after: Int64)] {
    guard !chance(12, &dice) else { return [] }
    var request = request
    if chance(20, &dice) { request.body.removeLast(Int.random(in: 0...request.body.count, using: &dice)) }
    var arrivals = [(request, delay(&dice))]
    if chance(10, &dice) { arrivals.append((request, delay(&dice))) }
    return arrivals
  }

  /// The arrival of a reply; `nil` where it is lost.
  func carry(
    _ reply: DistrictReply, using dice: inout SeededGenerator
  ) -> (what: DistrictReply, after: Int64)? {
    guard !chance(12, &dice) else { return nil }
    let length = chance(20, &dice) ? Int.random(in: 0...reply.body.count, using: &dice) : reply.body.count
    return (
      DistrictReply(status: reply.status, retryAfter: reply.retryAfter, body: Array(reply.body.prefix(length))),
      delay(&dice)
    )
  }

  /// Some milliseconds, or, rarely, minutes: then something newer comes first.
  private func delay(_ dice: inout SeededGenerator) -> Int64 {
    let most: Int64 = chance(12, &dice) ? 1_200_000 : 400
    return Int64.random(in: 1...most, using: &dice)
  }

  private func chance(_ one: Int, _ dice: inout SeededGenerator) -> Bool {
    isRough && Int.random(in: 0..<one, using: &dice) == 0
  }
}
