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
    var applied: AppliedProgramme?
    var key: MemberKey
    var refused: RefusedProgramme?
    var recorded: RecordedDocuments?
  }

  private let files: DocumentFiles
  private let now: @Sendable () -> Int64
  private let state: Mutex<State>
  /// Keeps file and memory in step without keeping a tap waiting for the disk.
  private let writing = Mutex<Void>(())

  /// Opens the store in a data directory, or makes it.
  ///
  /// - Parameters:
  ///   - directory: the data directory; `district` and `identity` are made in it.
  ///   - now: the wall clock, in milliseconds since 1970-01-01T00:00:00Z, for saying since when a programme is in force.
  ///   - mintingKey: 32 random bytes for the station's own member key, asked for only where there is none.
  /// - Throws: ``FileFailure`` where a file cannot be read or the station's own key cannot be written.
  public init(directory: String, now: @escaping @Sendable () -> Int64, mintingKey: () -> [UInt8]) throws {
    files = try DocumentFiles(dataDirectory: directory)
    self.now = now
    var damaged: [DamagedFile] = []
    let ownKey = try Self.ownKey(files, mintingKey, noting: &damaged)
    let earlierKey = try Self.earlierKey(files, noting: &damaged)
    let applied = try files.load(
      AppliedProgramme.self, from: files.programme, otherwise: "the built-in programme", noting: &damaged)
    try EarlierRoster.takeOver(in: files.district, noting: &damaged)
    roster = try RosterStore(directory: files.district)
    damaged += roster.takeFindings()
    self.damaged = damaged
    // Without the key the programme would not be asked for again, and the key comes with it.
    let key = applied?.memberKey?.memberKey ?? earlierKey
    state = Mutex(
      State(
        applied: key == nil ? nil : applied, key: key ?? ownKey,
        refused: try files.memo(RefusedProgramme.self, from: files.refused),
        recorded: try files.memo(RecordedDocuments.self, from: files.recorded)))
  }

  /// The programme in force; the built-in one before the district has sent any.
  public var programme: Programme { state.withLock { $0.applied?.programme } ?? .builtIn }

  /// When the programme came into force, in milliseconds since 1970-01-01T00:00:00Z; `nil` for the built-in one and where
  /// that is not known.
  public var programmeApplied: Int64? { state.withLock { $0.applied?.applied } }

  /// What the ledger says of the documents, as ``note(recorded:)`` was last told.
  public var recorded: RecordedDocuments? { state.withLock { $0.recorded } }

  /// Keeps in mind what the ledger says of the documents.
  ///
  /// - Throws: ``FileFailure``; then it is said again after the next start.
  public func note(recorded: RecordedDocuments) throws {
    try writing.withLock { _ in
      try files.save(recorded, to: files.recorded)
      state.withLock { $0.recorded = recorded }
    }
  }

  /// The key by which cards become member references now.
  public var memberKey: MemberKey { state.withLock { $0.key } }

  private static func earlierKey(
    _ files: DocumentFiles, noting damaged: inout [DamagedFile]
  ) throws(FileFailure) -> MemberKey? {
    let otherwise = "the station's own member key"
    guard
      let document = try files.load(
        MemberKeyDocument.self, from: files.earlierKey, otherwise: otherwise, noting: &damaged)
    else { return nil }
    if let key = document.memberKey { return key }
    damaged.append(DamagedFile(settingAside: files.earlierKey, otherwise: otherwise))
    return nil
  }

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
  public func programmeVersion() -> String? { state.withLock { $0.applied?.programme.version } }

  /// How the district names the programme in force, and the one that was refused since.
  public func programmeTags() -> (inForce: String?, refused: String?) {
    state.withLock { ($0.applied?.tag, $0.refused?.tag) }
  }

  /// The newest programme that was refused; `nil` where the district's newest is in force.
  public func refusedProgramme() -> ProgrammeRefusal? { state.withLock { $0.refused?.refusal } }

  /// What the programme in force says of how soon events are sent.
  public func uploadPolicy() -> UploadPolicy? { programme.settings.upload }

  /// Puts a programme and the district's member key into force, once both are on the disk, which is in one step.
  ///
  /// - Throws: ``FileFailure``; then what was in force before still is.
  public func apply(_ programme: Programme, key: MemberKey, tag: String) throws {
    try writing.withLock { _ in
      let applied = AppliedProgramme(programme, key: key, tag: tag, applied: now())
      try files.save(applied, to: files.programme)
      state.withLock { ($0.applied, $0.key, $0.refused) = (applied, key, nil) }
      files.remove(files.refused)
      files.remove(files.earlierKey)
    }
  }

  /// Keeps in mind what was refused, or that nothing is any more.
  ///
  /// - Throws: ``FileFailure``; then it is forgotten with the next start.
  public func refuse(_ refusal: ProgrammeRefusal?, tag: String) throws {
    try writing.withLock { _ in
      let refused = refusal.map { RefusedProgramme(tag: tag, refusal: $0) }
      state.withLock { $0.refused = refused }
      if let refused { try files.save(refused, to: files.refused) } else { files.remove(files.refused) }
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
