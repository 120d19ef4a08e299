import DistrictProtocol
import StationCore

/// The file of the programme in force: all that came with it, so that it is replaced as one.
///
/// The programme's own members stand beside the others, as in the files of earlier versions, which had only those.
struct AppliedProgramme: Codable {
  let programme: Programme
  /// The district's member key that came with it; `nil` in a file of an earlier version.
  let memberKey: MemberKeyDocument?
  /// How the district names the document when asked whether there is another.
  let tag: String
  /// When it came into force, in milliseconds since 1970-01-01T00:00:00Z by the station's clock; `nil` where unknown.
  let applied: Int64?

  init(_ programme: Programme, key: MemberKey, tag: String, applied: Int64) {
    self.programme = programme
    memberKey = MemberKeyDocument(key)
    self.tag = tag
    self.applied = applied
  }

  private enum CodingKeys: String, CodingKey { case memberKey, tag, applied }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    programme = try Programme(from: decoder)
    memberKey = try container.decodeIfPresent(MemberKeyDocument.self, forKey: .memberKey)
    if let memberKey, memberKey.memberKey == nil {
      throw DecodingError.dataCorruptedError(forKey: .memberKey, in: container, debugDescription: "is no key")
    }
    tag = try container.decodeIfPresent(String.self, forKey: .tag) ?? "\"\(programme.version)\""
    applied = try container.decodeIfPresent(Int64.self, forKey: .applied)
  }

  func encode(to encoder: any Encoder) throws {
    try programme.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(memberKey, forKey: .memberKey)
    try container.encode(tag, forKey: .tag)
    try container.encodeIfPresent(applied, forKey: .applied)
  }
}
