public import DistrictProtocol
import Glibc
public import StationCore
import Synchronization

/// The station's roster: two files that are read in place, and the way in which others come into force.
///
/// A whole roster and the changes since are each replaced by renaming. The changes name the whole roster that they
/// belong to, so that whatever a power cut leaves of the two is one version or the other, never a mixture.
public final class RosterStore: Sendable {
  /// Changes are worked into the whole roster when they have more than this share of its records.
  private static let largestShare = 1.0 / 16

  let paths: RosterPaths
  private let fewRecords: Int
  private let state: Mutex<RosterState>
  private let findings: Mutex<[DamagedFile]>
  private let refused = Mutex<String?>(nil)
  /// Only one change at a time; look-ups go on.
  private let writing = Mutex<Void>(())

  /// Opens the roster in a directory; files that are of no use are set aside.
  ///
  /// - Parameters:
  ///   - directory: where its files are.
  ///   - fewRecords: so many changes are never worked into the whole roster.
  /// - Throws: ``FileFailure`` where a file cannot be read.
  public init(directory: String, compactingAfter fewRecords: Int = 4_096) throws {
    paths = RosterPaths(directory: directory)
    self.fewRecords = fewRecords
    var damaged: [DamagedFile] = []
    let whole = try Self.open(paths.whole, otherwise: "no roster", noting: &damaged)
    var changes: RosterFile?
    if let whole {
      changes = try Self.open(paths.changes, otherwise: "roster \(whole.head.version)", noting: &damaged)
    }
    if changes?.head.after != whole?.head.point {
      // The power went between the renaming of a newer whole roster and the removal of what it has taken in.
      changes = nil
      unlink(paths.changes)
    }
    unlink(paths.draft)
    state = Mutex(RosterState(whole: whole, changes: changes))
    findings = Mutex(damaged)
  }

  /// Where the roster in force stands in the district's history; `nil` while there is none.
  public var point: RosterPoint? { state.withLock { $0.head?.point } }

  /// The roster in force in numbers; `nil` while there is none.
  public var summary: RosterSummary? {
    let state = state.withLock { $0 }
    guard let head = state.head, let written = state.written else { return nil }
    return RosterSummary(version: head.version, members: head.members, lapsed: head.lapsed, applied: written)
  }

  /// The files that were found damaged since this was last asked.
  public func takeFindings() -> [DamagedFile] {
    findings.withLock { findings in
      defer { findings = [] }
      return findings
    }
  }

  /// Says whether a file with this head may come into force.
  ///
  /// - Throws: ``RosterRefusal``.
  func judge(_ head: RosterHead) throws(RosterRefusal) {
    guard refused.withLock({ $0 }) != head.digest else { throw .refusedBefore(version: head.version) }
    let inForce = point
    if let inForce, inForce.version >= head.version {
      throw .older(version: head.version, inForce: inForce.version)
    }
    if let after = head.after, after != inForce {
      throw .notFollowing(after: after.version, inForce: inForce?.version)
    }
  }

  /// Keeps in mind that a file is not to be fetched again.
  func refuse(_ head: RosterHead) { refused.withLock { $0 = head.digest } }

  /// Puts the file that has arrived, and was checked, into force.
  ///
  /// - Parameter head: its verified head.
  /// - Throws: ``RosterRefusal``; then what was in force before still is.
  public func apply(arrived head: RosterHead) throws(RosterRefusal) {
    try writing.withLock { _ throws(RosterRefusal) in
      do throws(RosterRefusal) {
        try judge(head)
        guard let arrived = try RosterFile(paths.arriving), arrived.head == head else {
          throw .content(.notARoster)
        }
        if head.after == nil { try replaceWhole() } else { try add(arrived) }
      } catch {
        unlink(paths.arriving)
        throw error
      }
    }
  }

  /// Works the changes into the whole roster where they have become many; the version stays.
  ///
  /// - Throws: ``RosterRefusal``; then nothing has changed.
  public func compactIfLarge() throws(RosterRefusal) {
    try writing.withLock { _ throws(RosterRefusal) in
      let state = state.withLock { $0 }
      guard let whole = state.whole, let changes = state.changes,
        changes.head.records > max(fewRecords, Int(Double(whole.head.records) * Self.largestShare))
      else { return }
      // What was on its way would be a third file of this size.
      unlink(paths.arriving)
      try write(whole, changes, after: nil, as: paths.whole)
      try take(whole: try RosterFile(paths.whole))
    }
  }

  private func replaceWhole() throws(RosterRefusal) {
    try paths.move(paths.arriving, to: paths.whole)
    try take(whole: try RosterFile(paths.whole))
  }

  private func take(whole: RosterFile?) throws(RosterRefusal) {
    state.withLock { $0 = RosterState(whole: whole) }
    unlink(paths.changes)
    for path in [paths.whole, paths.changes] { unlink(path + DamagedFile.suffix) }
  }

  private func add(_ difference: RosterFile) throws(RosterRefusal) {
    let state = state.withLock { $0 }
    let found = try state.counts(after: difference)
    guard found.members == difference.head.members else {
      throw .wrongResult(said: difference.head.members, found: found.members)
    }
    guard found.lapsed == difference.head.lapsed else {
      throw .wrongResult(said: difference.head.lapsed, found: found.lapsed)
    }
    if let changes = state.changes, let after = changes.head.after {
      try write(changes, difference, after: after, as: paths.changes)
      unlink(paths.arriving)
    } else {
      try paths.move(paths.arriving, to: paths.changes)
    }
    let changes = try RosterFile(paths.changes)
    self.state.withLock { $0.changes = changes }
  }

  /// Writes a file and a later difference as one.
  private func write(
    _ earlier: RosterFile, _ later: RosterFile, after: RosterPoint?, as destination: String
  ) throws(RosterRefusal) {
    do {
      let draft = try RosterDraft(paths.draft)
      defer { draft.discard() }
      var writer = RosterWriter { try draft.append($0) }
      try RosterMerge.join(earlier, later) { record in
        // A whole roster has nobody who is gone.
        if after != nil || !record.kind.isRemoved { try writer.append(record) }
      }
      let head = try writer.finish(
        at: later.head.point, after: after, members: later.head.members, lapsed: later.head.lapsed)
      do { try head.check() } catch { throw RosterRefusal.content(error) }
      try draft.commit(head, as: destination)
    } catch let refusal as RosterRefusal {
      throw refusal
    } catch let failure as FileFailure {
      throw .file(failure)
    } catch let fault as RosterFault {
      throw .content(fault)
    } catch {
      preconditionFailure("writing throws refusals, failures of files and faults of rosters")
    }
  }

  private static func open(
    _ path: String, otherwise replacement: String, noting damaged: inout [DamagedFile]
  ) throws -> RosterFile? {
    do throws(RosterRefusal) {
      return try RosterFile(path)
    } catch {
      if case .file(let failure) = error { throw failure }
      damaged.append(DamagedFile(settingAside: path, otherwise: replacement))
      return nil
    }
  }
}

extension RosterStore: MemberDirectory {
  /// What the roster knows of a member; a roster that cannot be read knows nobody and holds nothing against anybody.
  public func standing(of member: MemberRef) -> MemberStanding {
    let state = state.withLock { $0 }
    guard let version = state.head?.version else { return .noRoster }
    do throws(RosterRefusal) {
      return try state.record(of: member)?.entry.map { .known($0, rosterVersion: version) }
        ?? .unknown(rosterVersion: version)
    } catch {
      withdraw(state)
      return .noRoster
    }
  }

  /// A page that is needed cannot be read: the roster is asked for anew.
  private func withdraw(_ broken: RosterState) {
    let isOurs = state.withLock { state in
      guard state.head == broken.head else { return false }
      state = RosterState()
      return true
    }
    guard isOurs else { return }
    let names: [String] = [paths.whole, paths.changes]
    let found = names.filter { access($0, F_OK) == 0 }.map { name in
      DamagedFile(settingAside: name, otherwise: "no roster")
    }
    findings.withLock { $0 += found }
  }
}
