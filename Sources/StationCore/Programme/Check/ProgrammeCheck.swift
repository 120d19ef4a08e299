/// Finds what cannot stand in a programme: the district publishes none with faults, a station applies none.
public struct ProgrammeCheck: Sendable {
  /// The most services; nine of them have a digit.
  public static let mostServices = 99
  /// The most notices, and the most keepers.
  public static let mostEntries = 50
  /// How many columns the name of a service or a keeper may take: it must fit a key of a small screen.
  public static let nameColumns = 20
  /// How many columns a notice may take: one line of a screen of 80.
  public static let noticeColumns = 76

  /// Whether a language that this version does not know is a fault: in a file it is a slip, in a signed document it may
  /// be for a newer station.
  let knowsAllLanguages: Bool
  /// The languages in which a visitor may see the menu.
  let languages: [String]
  private(set) var faults: [ProgrammeFault] = []

  /// What is wrong with a programme as a station would have it, in its order.
  public static func faults(of programme: Programme) -> [ProgrammeFault] {
    var check = ProgrammeCheck(settings: programme.settings, knowsAllLanguages: false)
    check.version(programme.version)
    check.whole(programme)
    return check.faults
  }

  init(settings: ProgrammeSettings, knowsAllLanguages: Bool) {
    self.knowsAllLanguages = knowsAllLanguages
    languages = (settings.languages ?? MenuLanguages.usual).filter(MenuLanguages.spoken.contains)
  }

  mutating func whole(_ programme: Programme) {
    let root = ProgrammePath.root
    if programme.services.isEmpty { note(root.key("services"), .empty) }
    services(programme.services, at: root.key("services"))
    notices(programme.notices, at: root.key("notices"))
    settings(programme.settings, at: root.key("settings"))
    keepers(programme.keepers, at: root.key("keepers"))
  }

  mutating func note(_ path: ProgrammePath, _ problem: ProgrammeProblem) {
    faults.append(ProgrammeFault(path, problem))
  }

  private mutating func version(_ version: String) {
    let isWritten = version.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    guard isWritten, (1...32).contains(version.utf8.count), version != Programme.builtIn.version else {
      return note(ProgrammePath.root.key("version"), .badVersion)
    }
  }
}
