/// Text of the screen as it is said: keys have names, Chinese numbers are written out, and what cannot be said is left
/// out.
struct SpokenText {
  /// What is said.
  private(set) var words = ""

  private let language: Language
  private let characters: [Character]
  private var place = 0

  init(_ text: String, in language: Language) {
    self.language = language
    characters = Array(text)
    while place < characters.count { takeNext() }
    words = words.split(separator: " ").joined(separator: language.isChinese ? "，" : " ")
    let edges = Self.edges
    while let last = words.last, edges.contains(last) { words.removeLast() }
    while let first = words.first, edges.contains(first) { words.removeFirst() }
  }

  private static let edges: Set<Character> = [" ", ",", ".", ":", "，", "。", "：", "、"]
  private static let pauses: Set<Character> = [",", ".", "，", "。", "、", "?", "？", "!", "！", "'", "’"]

  private mutating func takeNext() {
    let character = characters[place]
    if Self.isDigit(character) { return takeNumber() }
    place += 1
    if character == "-", isDigit(at: place - 2), isDigit(at: place) {
      // A range of keys, such as 1-5.
      words += language.spokenTo
    } else if let name = language.spokenKeys[character], isKey(at: place - 1) {
      join(name)
    } else if character == ":" || character == "：" {
      words += language.spokenComma
    } else if character.isLetter || Self.pauses.contains(character) {
      words.append(character)
    } else {
      words += " "
    }
  }

  private mutating func takeNumber() {
    let end = characters[place...].firstIndex { !Self.isDigit($0) } ?? characters.endIndex
    let digits = String(characters[place..<end])
    place = end
    let next = characters[place...].first { $0 != " " }
    if language.isChinese { join(ChineseNumber.words(digits, before: next)) } else { words += digits }
  }

  /// Adds a word and drops the blanks around it where they are only for the eye: a Chinese voice would pause there.
  private mutating func join(_ word: String) {
    if language.isChinese {
      while words.last == " " { words.removeLast() }
      while place < characters.count, characters[place] == " " { place += 1 }
    }
    words += word
  }

  /// Whether a sign is a key's label: a hyphen within a word is none.
  private func isKey(at index: Int) -> Bool {
    let isSign = characters[index] == "#" || characters[index] == "*"
    return isSign || !isLetter(at: index - 1) && !isLetter(at: index + 1)
  }

  private func isDigit(at index: Int) -> Bool { characters.indices.contains(index) && Self.isDigit(characters[index]) }

  private func isLetter(at index: Int) -> Bool { characters.indices.contains(index) && characters[index].isLetter }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
