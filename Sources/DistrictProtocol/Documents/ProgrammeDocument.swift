public import StationCore

/// The programme as the district sends it, with the district's member key.
///
/// It is served over mutual TLS only, since it carries the key.
public struct ProgrammeDocument: Hashable, Sendable, Codable {
  /// The programme's version.
  public let version: String
  /// The services, in the order of the menu's digits.
  public let services: [OfferedService]
  /// The key from which every station derives the same member reference for the same card.
  public let memberKey: MemberKeyDocument
  /// The keys by which stations verify member codes; `nil` where the district makes none.
  public let memberCodeKeys: [MemberCodeKey]?

  /// A programme with the key that goes with it.
  public init(programme: Programme, memberKey: MemberKey, memberCodeKeys: [MemberCodeKey] = []) {
    version = programme.version
    services = programme.services
    self.memberKey = MemberKeyDocument(memberKey)
    self.memberCodeKeys = memberCodeKeys.isEmpty ? nil : memberCodeKeys
  }

  /// The programme without the member key.
  public var programme: Programme {
    Programme(version: version, services: services, memberCodeKeys: memberCodeKeys ?? [])
  }
}
