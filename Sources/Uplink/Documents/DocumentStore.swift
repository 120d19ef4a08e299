import DistrictProtocol
public import StationCore
import Synchronization

/// What the district has sent down: programme and member key in memory, the roster in files that are read in place.
///
/// Every file has mode 0600 and is replaced atomically. Until the district's key arrives, cards are hashed with a key
/// that the station made for itself (version 0), so that no card number is ever stored.
public final class DocumentStore: Sendable {
  /// Files that were damaged when the store was opened; they were renamed and what they held is asked for again.
  public let damaged: [DamagedFile]

  /// The roster in force.
  public let roster: RosterStore

  private struct State {
    var programme: Programme?
    var key: MemberKey
  }

  private let files: DocumentFiles
  private let state: Mutex<State>
  /// Keeps file and memory in step without keeping a tap waiting for the disk.
  private let writing = Mutex<Void>(())

  /// Opens the store in a data directory, or makes it.
  ///
  /// - Parameters:
  ///   - directory: the data directory; `district` and `identity` are made in it.
  ///   - mintingKey: 32 random bytes for the station's own member key, asked for only where there is none.
  /// - Throws: ``FileFailure`` where a file cannot be read or the station's own key cannot be written.
  public init(directory: String, mintingKey: () -> [UInt8]) throws {
    files = try DocumentFiles(dataDirectory: directory)
    var damaged: [DamagedFile] = []
    let ownKey = try Self.ownKey(files, mintingKey, noting: &damaged)
    let districtKey = try files.load(
      MemberKeyDocument.self, from: files.districtKey, otherwise: "the station's own member key", noting: &damaged)
    if let districtKey, districtKey.memberKey == nil {
      damaged.append(
        DamagedFile(settingAside: files.districtKey, otherwise: "the station's own member key"))
    }
    // Without the key the programme would not be asked for again, and the key comes with it.
    let key = districtKey?.memberKey
    let programme = try files.load(
      Programme.self, from: files.programme, otherwise: "the built-in programme", noting: &damaged)
    try EarlierRoster.takeOver(in: files.district, noting: &damaged)
    roster = try RosterStore(directory: files.district)
    damaged += roster.takeFindings()
    self.damaged = damaged
    state = Mutex(State(programme: key == nil ? nil : programme, key: key ?? ownKey))
  }

  /// The programme in force; the built-in one before the district has sent any.
  public var programme: Programme { state.withLock { $0.programme } ?? .builtIn }

  /// The key by which cards become member references now.
  public var memberKey: MemberKey { state.withLock { $0.key } }

  private static func ownKey(
    _ files: DocumentFiles, _ mint: () -> [UInt8], noting damaged: inout [DamagedFile]
  ) throws -> MemberKey {
    if let document = try files.load(
      MemberKeyDocument.self, from: files.ownKey, otherwise: "a new own member key", noting: &damaged)
    {
      if let key = document.memberKey { return key }
      damaged.append(DamagedFile(settingAside: files.ownKey, otherwise: "a new own member key"))
    }
    guard let key = MemberKey(version: 0, bytes: mint()) else { preconditionFailure("a member key has 32 bytes") }
    try files.save(MemberKeyDocument(key), to: files.ownKey)
    return key
  }
}

extension DocumentStore: DistrictDocuments {
  /// The version of the programme in force; `nil` while it is the built-in one.
  public func programmeVersion() -> String? { state.withLock { $0.programme?.version } }

  /// Puts a programme and the district's member key into force, once both are on the disk.
  ///
  /// - Throws: ``FileFailure``; then the programme that was in force before still is.
  public func apply(_ programme: Programme, key: MemberKey) async throws {
    try writing.withLock { _ in
      // The key first: with an older programme it is of use, a newer programme would not ask for it again.
      try files.save(MemberKeyDocument(key), to: files.districtKey)
      state.withLock { $0.key = key }
      try files.save(programme, to: files.programme)
      state.withLock { $0.programme = programme }
    }
  }

  /// Does nothing: who looks a member up asks ``roster``.
  public func rosterChanged() async {}
}

extension DocumentStore: MemberDirectory {
  /// What the roster knows of a member.
  public func standing(of member: MemberRef) -> MemberStanding { roster.standing(of: member) }

  /// The version of the roster in force; `nil` while there is none.
  public func rosterVersion() -> Int? { roster.point?.version }
}
