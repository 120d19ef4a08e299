import Crypto
import DistrictProtocol
import Glibc
import StationCore

/// A signed roster file of the district, ready to be sent.
struct RosterFile: Hashable, Sendable {
  let path: String
  let head: RosterHead
}

/// Makes signed roster files: the pages from the store one by one, and the head once their digest is known.
struct RosterFileMaker: Sendable {
  let store: DistrictStore
  let authority: DistrictAuthority
  let directory: String

  /// Makes the file that a station with a version needs; `nil` before the first roster.
  ///
  /// - Throws: ``DistrictFault``, or what signing throws.
  func make(after: Int) throws -> RosterFile? {
    let draft = "\(directory)/draft-\(after)"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileAccess.failure(draft) }
    defer {
      close(descriptor)
      unlink(draft)
    }
    var buffer = [UInt8](repeating: 0, count: RosterPage.size)
    let head = try store.writeRoster(after: after) { page in
      buffer.append(contentsOf: page)
      guard buffer.count >= 64 * RosterPage.size else { return }
      try FileAccess.write(buffer, to: descriptor, of: draft)
      buffer.removeAll(keepingCapacity: true)
    }
    guard let head else { return nil }
    try FileAccess.write(buffer, to: descriptor, of: draft)
    let first = try RosterHeadPage.page(signed: try SignedDocument.sign(head, key: authority.key))
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw FileAccess.failure(draft) }
    try FileAccess.write(first, to: descriptor, of: draft)
    let path = "\(directory)/\(head.digest)"
    guard rename(draft, path) == 0 else { throw FileAccess.failure(path) }
    return RosterFile(path: path, head: head)
  }
}
