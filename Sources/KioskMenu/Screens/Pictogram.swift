import StationCore

/// A small drawing in letters and signs that every font has, for who does not read.
struct Pictogram: Hashable, Sendable {
  /// Rows that ``picture`` has at most.
  static let rows = 4
  /// Columns that ``picture`` has at most.
  static let columns = 10
  /// Columns that ``line`` has at most.
  static let lineColumns = 6

  /// The drawing where there is one row for it.
  let line: String
  /// The drawing where there is room.
  let picture: [String]

  init(_ line: String, _ picture: String...) { (self.line, self.picture) = (line, picture) }

  /// The picture of a service; `nil` for one that is not known here.
  init?(service: ServiceCode) {
    guard let known = Self.services[service.rawValue] else { return nil }
    self = known
  }

  /// The way to the next services.
  static let more = Pictogram(">>>", #"\\  \\"#, #" \\  \\"#, #" //  //"#, #"//  //"#)
  /// The way to the help.
  static let help = Pictogram("(?)", " .--.", #"'   |"#, "   .'", "   o")

  static let services: [String: Pictogram] = [
    "hot-water": Pictogram("~[_]D", "  ) ) )", " .------.", " |      |)", " '------'"),
    "heated-meal": Pictogram(#"\___/"#, "  ( ( (", " ________", #" \      /"#, "  '----'"),
    "rest": Pictogram("h Zzz", " |    z Z", " |", " |_____", " |     |"),
    "charging": Pictogram("[##]+", " .------.", " | ###  |+", " | ###  |+", " '------'"),
    "toilet": Pictogram("WC", "  o    o", #" /|\  /|\"#, #"  |   /_\"#, #" / \  | |"#),
    "first-aid": Pictogram("[+]", "   ##", " ######", " ######", "   ##"),
    "umbrella": Pictogram(#"/T\"#, "   _|_", #" /     \"#, "'---|---'", "    |_/"),
    "tyre-pump": Pictogram("(o)(o)", "    __o", #"   _\<_"#, "  (_)/(_)", ""),
    "books": Pictogram("[=|=]", " .--.--.", " |==|==|", " |==|==|", " '--'--'"),
    "haircut": Pictogram(">8", #" \    /"#, #"  \  /"#, "   ><", " (_)(_)"),
    "cooling": Pictogram("-*-", #"  \ | /"#, " --***--", #"  / | \"#, ""),
    "warmth": Pictogram("((( ", "  ( ( (", "   ) ) )", "  ( ( (", " ======="),
  ]
}
