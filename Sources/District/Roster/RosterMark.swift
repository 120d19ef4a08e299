import Crypto
import DistrictProtocol

/// The mark of a roster's version: a hash of the mark before it and of everything that the version changed.
///
/// The same history gives the same marks, so that several servers on one store agree, and a store that was put back
/// from a backup and goes on otherwise does not.
struct RosterMark {
  private var hash = SHA256()

  /// The mark of a version that follows another.
  init(after earlier: [UInt8], version: Int) {
    hash.update(data: earlier)
    hash.update(data: Array("\(version)\n".utf8))
  }

  /// Takes in the next change, in the order of the members.
  mutating func add(_ record: RosterRecord) {
    hash.update(data: Array("\(record.member) \(record.kind.words) \(record.greeting ?? "")\n".utf8))
  }

  /// The sixteen bytes.
  var bytes: [UInt8] { Array(hash.finalize().prefix(16)) }
}
