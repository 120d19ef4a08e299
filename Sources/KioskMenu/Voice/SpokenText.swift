/// Text of the screen as it is said: keys have names, Chinese numbers are written out, and what cannot be said is left
/// out.
struct SpokenText {
  /// What is said.
  private(set) var words = ""

  private let rules: SpeechRules
  private let characters: [Character]
  private var place = 0

  init(_ text: String, in language: Language) {
    rules = language.phrases.speech
    characters = Array(text)
    while place < characters.count { takeNext() }
    words = words.split(separator: " ").joined(separator: rules.ignoresBlanks ? rules.comma : " ")
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
      words += rules.to
    } else if let name = rules.keys[character], isKey(at: place - 1) {
      join(name)
    } else if character == ":" || character == "：" {
      words += rules.comma
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
    if let number = rules.number { join(number(digits, next)) } else { words += digits }
  }

  /// Adds a word and drops the blanks around it where they are only for the eye.
  private mutating func join(_ word: String) {
    if rules.ignoresBlanks {
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
