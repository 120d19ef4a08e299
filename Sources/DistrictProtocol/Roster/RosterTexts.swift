/// Texts that occur again and again, each kept once and numbered as it first occurs.
struct RosterTexts {
  private(set) var all: [String] = []
  private var numbers: [String: Int] = [:]
  private var longest = 0

  var count: Int { all.count }
  /// The bytes of a slot that holds any of them.
  var width: Int { longest + 1 }

  /// The number of a text, counted from 0; a new one if it is new.
  ///
  /// - Throws: ``RosterFault/textTooLong(limit:)``.
  mutating func number(of text: String) throws(RosterFault) -> Int {
    if let number = numbers[text] { return number }
    guard text.utf8.count <= RosterLayout.longestText else { throw .textTooLong(limit: RosterLayout.longestText) }
    longest = max(longest, text.utf8.count)
    numbers[text] = all.count
    all.append(text)
    return all.count - 1
  }
}
