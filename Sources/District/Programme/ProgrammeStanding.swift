import StationCore

/// How a station stands to the programme, as far as its events say.
public struct ProgrammeStanding: Hashable, Sendable, Codable {
  /// The station's id.
  public let station: String
  /// The version that it has in force; `nil` where it has told of none.
  public var applied: String?
  /// Since when, RFC 3339.
  public var since: String?
  /// The version that it refused after that; `nil` where it refused none or could not read its version.
  public var refused: String?
  /// Why it refused it; `nil` where it refused none.
  public var problem: String?

  /// A station that has told of nothing.
  init(station: String) { self.station = station }

  /// Takes in what one of its events says; a version in force ends an earlier refusal.
  mutating func take(_ body: EventBody, at moment: Int64) {
    switch body {
    case .programmeApplied(let event):
      if event.programme != applied { since = Timestamp.text(moment) }
      (applied, refused, problem) = (event.programme, nil, nil)
    case .programmeRefused(let event): (refused, problem) = (event.programme, event.problem)
    default: break
    }
  }

  /// Writes every member, also those that are `null`: scripts may rely on their being there.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(station, forKey: .station)
    try container.encode(applied, forKey: .applied)
    try container.encode(since, forKey: .since)
    try container.encode(refused, forKey: .refused)
    try container.encode(problem, forKey: .problem)
  }
}
