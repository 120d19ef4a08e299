import DistrictProtocol
import StationCore

/// The signed roster, made once a version.
actor SignedRoster {
  private let store: DistrictStore
  private let authority: DistrictAuthority
  private var made: (version: Int, text: String)?

  init(store: DistrictStore, authority: DistrictAuthority) {
    self.store = store
    self.authority = authority
  }

  /// The document of the roster in force; `nil` before the first.
  func document() throws -> String? {
    guard let version = try store.rosterVersion() else { return nil }
    if let made, made.version == version { return made.text }
    guard let roster = try store.roster() else { return nil }
    let text = try SignedDocument.sign(
      RosterDocument(version: roster.version, members: roster.members), key: authority.key)
    made = (roster.version, text)
    return text
  }
}
