import DistrictProtocol
import FoundationEssentials
import Glibc
import StationCore

/// A roster in the form that stations kept before: one JSON document; it is taken over once.
struct EarlierRoster: Decodable {
  private struct Member: Decodable {
    let member: MemberRef
    let trade: Trade
    let greeting: String?
  }

  private let version: Int
  private let members: [Member]

  /// Makes a roster file of the document in a directory, if there is one, and removes the document.
  ///
  /// - Throws: ``FileFailure`` where a file cannot be read or written.
  static func takeOver(in directory: String, noting damage: inout [DamagedFile]) throws {
    let path = "\(directory)/roster.json"
    guard let bytes = try DurableFile.read(path) else { return }
    let paths = RosterPaths(directory: directory)
    if access(paths.whole, F_OK) != 0 {
      do {
        try JSONDecoder().decode(EarlierRoster.self, from: Data(bytes)).write(to: paths)
      } catch let failure as FileFailure {
        throw failure
      } catch {
        damage.append(DamagedFile(settingAside: path, otherwise: "no roster"))
        return
      }
    }
    unlink(path)
  }

  private func write(to paths: RosterPaths) throws {
    let draft = try RosterDraft(paths.draft)
    defer { draft.discard() }
    var writer = RosterWriter { try draft.append($0) }
    for member in members.sorted(by: { $0.member < $1.member }) {
      try writer.append(
        RosterRecord(RosterEntry(member: member.member, trade: member.trade, greeting: member.greeting)))
    }
    // No difference follows this mark, so that the next roster comes whole.
    let point = RosterPoint(version: version, mark: String(repeating: "0", count: 32))
    let head = try writer.finish(at: point, after: nil, members: members.count, lapsed: 0)
    try draft.commit(head, as: paths.whole)
  }
}
