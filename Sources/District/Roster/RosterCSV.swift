public import StationCore

/// Reads a roster from comma-separated values; card numbers become member references at once and are kept nowhere.
///
/// The first line names the columns, in any order: `card` and `trade` must be there; `greeting`, `technology`,
/// `status` and `roles` may. `technology` is a ``StationCore/CardTechnology``, `em4100` where nothing is said; cards are
/// hexadecimal digits, or text of technology `text`. `status` is `active` where nothing is said, or `lapsed`; `roles`
/// are words with spaces between them.
public struct RosterCSV {
  private let columns: [String: Int]
  private let key: MemberKey

  /// A reader of the lines that follow this first one.
  ///
  /// - Throws: ``DistrictFault/badRosterLine(_:reason:)``.
  public init(header: Substring, key: MemberKey) throws(DistrictFault) {
    columns = try Self.columns(of: header.hasPrefix("\u{FEFF}") ? header.dropFirst() : header)
    self.key = key
  }

  /// The members of a file; ``DistrictStore/replaceRoster(at:by:)`` says which stand twice.
  ///
  /// - Throws: ``DistrictFault/badRosterLine(_:reason:)`` with the number of the line, never what stands in it.
  public static func parse(_ text: String, key: MemberKey) throws(DistrictFault) -> [RosterEntry] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let csv = try RosterCSV(header: lines.first ?? "", key: key)
    var entries: [RosterEntry] = []
    for (index, line) in lines.enumerated().dropFirst() {
      if let entry = try csv.entry(line, number: index + 1) { entries.append(entry) }
    }
    return entries
  }

  private static let known: Set<String> = ["card", "trade", "greeting", "technology", "status", "roles"]

  private static func columns(of header: Substring) throws(DistrictFault) -> [String: Int] {
    guard let names = CSVLine.fields(header)?.map({ $0.lowercased() }) else {
      throw .badRosterLine(1, reason: "a quote is not closed")
    }
    var columns: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      // An unknown name is not shown: in a file without a header it would be a card number.
      guard known.contains(name), columns.updateValue(index, forKey: name) == nil else {
        throw .badRosterLine(
          1,
          reason:
            "column \(index + 1) must be one of card, trade, greeting, technology, status, roles, each at most once")
      }
    }
    for name in ["card", "trade"] where columns[name] == nil {
      throw .badRosterLine(1, reason: "the column “\(name)” is missing")
    }
    return columns
  }

  /// The member of a line; `nil` where the line is empty.
  ///
  /// - Throws: ``DistrictFault/badRosterLine(_:reason:)`` with the number of the line, never what stands in it.
  public func entry(_ line: Substring, number: Int) throws(DistrictFault) -> RosterEntry? {
    guard !line.allSatisfy(\.isWhitespace) else { return nil }
    guard let fields = CSVLine.fields(line) else { throw .badRosterLine(number, reason: "a quote is wrong") }
    guard fields.count == columns.count else {
      throw .badRosterLine(number, reason: "\(fields.count) fields, but the first line has \(columns.count)")
    }
    func field(_ name: String) -> String { columns[name].map { fields[$0] } ?? "" }
    func word<Word: RawRepresentable<String> & CaseIterable>(
      _ text: some StringProtocol, _ name: String, as type: Word.Type
    ) throws(DistrictFault) -> Word {
      guard let word = Word(rawValue: String(text)) else {
        let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
        throw .badRosterLine(number, reason: "the \(name) must be one of \(words)")
      }
      return word
    }
    let trade = try word(field("trade"), "trade", as: Trade.self)
    let status = field("status")
    var roles: Set<MemberRole> = []
    for role in field("roles").split(separator: " ") { roles.insert(try word(role, "role", as: MemberRole.self)) }
    let card = try Self.card(field("card"), technology: field("technology"), line: number)
    let greeting = field("greeting")
    guard greeting.utf8.count <= 96, !greeting.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      throw .badRosterLine(number, reason: "the greeting is longer than 96 bytes or has control characters")
    }
    return RosterEntry(
      member: key.reference(of: card), trade: trade, greeting: greeting.isEmpty ? nil : greeting,
      status: status.isEmpty ? .active : try word(status, "status", as: MembershipStatus.self), roles: roles)
  }

  /// - Throws: ``DistrictFault/badRosterLine(_:reason:)``.
  static func card(
    _ text: String, technology: String, line: Int
  ) throws(DistrictFault) -> CanonicalCard {
    let name = technology.isEmpty ? CardTechnology.em4100.rawValue : technology
    guard let technology = CardTechnology.ofCards.first(where: { $0.rawValue == name }) else {
      let names = CardTechnology.ofCards.map(\.rawValue).joined(separator: ", ")
      throw .badRosterLine(line, reason: "the technology must be one of \(names)")
    }
    if technology == .text {
      guard !text.isEmpty else { throw .badRosterLine(line, reason: "the card is empty") }
      return CanonicalCard(technology: .text, bytes: Array(text.utf8))
    }
    guard let bytes = Hex.decode(text), (try? technology.check(bytes)) != nil else {
      throw .badRosterLine(line, reason: shape(of: technology))
    }
    return CanonicalCard(technology: technology, bytes: bytes)
  }

  private static func shape(of technology: CardTechnology) -> String {
    switch technology {
    case .em4100: "an em4100 card has ten hexadecimal digits, not all of them zero"
    case .iso14443: "an iso14443 card has 8, 14 or 20 hexadecimal digits, and four bytes that begin with 08 are random"
    case .text, .memberCode: "the card is empty"
    case .wiegand: "a wiegand card has its bytes in hexadecimal digits, six of 26 bits or eight of 34"
    }
  }
}
