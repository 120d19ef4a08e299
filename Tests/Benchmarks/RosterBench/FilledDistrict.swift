import District
import StationCore

/// A district's store, filled with members without a file of card numbers.
struct FilledDistrict {
  let directory: String

  /// Makes the next roster: the first so many of the members have changed, one in ten of those is gone.
  func fill(members: Int, changed: Int) throws -> [String: Int] {
    let store = try DistrictStore(in: DataDirectory(path: directory))
    let people = SamplePeople()
    let imported = try store.replaceRoster(at: 1_767_571_200_000) { take in
      for number in 1...members where number > changed || !number.isMultiple(of: 10) {
        try take(people.entry(number, hasChanged: number <= changed), number)
      }
    }
    return ["version": imported.version, "members": imported.members, "changed": imported.changed]
  }
}
