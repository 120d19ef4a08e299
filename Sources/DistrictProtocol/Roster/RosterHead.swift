/// What a roster file says of itself; the district signs it, and through ``digest`` the whole file.
public struct RosterHead: Hashable, Sendable, Codable {
  /// The version that the roster has with this file.
  public let version: Int
  /// The mark of this version: see ``RosterPoint``.
  public let mark: String
  /// The roster that this is a difference to; `nil` for a whole roster.
  public let after: RosterPoint?
  /// How many members the roster has with this file.
  public let members: Int
  /// How many of them have a lapsed membership.
  public let lapsed: Int
  /// How many records the file has: its members, or those that changed or went.
  public let records: Int
  /// How many different greetings the file has.
  public let greetings: Int
  /// The bytes of a greeting's slot: one for the length, and as many as the longest has.
  public let greetingWidth: Int
  /// How many kinds the file has.
  public let kinds: Int
  /// The bytes of a kind's slot.
  public let kindWidth: Int
  /// SHA-256 of all pages behind the first, 64 lower-case hexadecimal digits.
  public let digest: String

  /// The place in the history of rosters to which the file leads.
  public var point: RosterPoint { RosterPoint(version: version, mark: mark) }

  /// Where what stands in the file.
  public var layout: RosterLayout {
    RosterLayout(
      records: records, greetings: greetings, greetingWidth: greetingWidth, kinds: kinds, kindWidth: kindWidth)
  }

  /// The bytes of the file.
  public var size: Int { layout.pages * RosterPage.size }

  /// Checks that a file can be so.
  ///
  /// - Throws: ``RosterFault/badHead(_:)``.
  public func check() throws(RosterFault) {
    func demand(_ holds: Bool, _ what: String) throws(RosterFault) { if !holds { throw .badHead(what) } }
    func isHex(_ text: String, _ count: Int) -> Bool {
      text.utf8.count == count
        && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
    try demand(version >= 1 && version <= 1 << 53, "version \(version)")
    try demand(isHex(mark, 32), "the mark")
    try demand(isHex(digest, 64), "the digest")
    try demand((0...1 << 32).contains(records), "\(records) records")
    try demand((0...1 << 32).contains(members), "\(members) members")
    try demand((0...members).contains(lapsed), "\(lapsed) lapsed members")
    try demand((0...RosterLayout.mostGreetings).contains(greetings), "\(greetings) greetings")
    try demand((0...RosterLayout.mostKinds).contains(kinds), "\(kinds) kinds")
    try demand((1...RosterLayout.longestText + 1).contains(greetingWidth), "the greetings' width")
    try demand((1...RosterLayout.longestText + 1).contains(kindWidth), "the kinds' width")
    if let after {
      try demand(after.version >= 1 && after.version < version && isHex(after.mark, 32), "what it is a difference to")
    } else {
      try demand(records == members, "\(records) records of \(members) members")
    }
  }
}
