/// How unlike two words are, to find the key that somebody meant.
enum EditDistance {
  /// How many letters have to be inserted, dropped, changed or swapped with their neighbour to turn one into the other.
  static func between(_ first: String, _ second: String) -> Int {
    let (first, second) = (Array(first.unicodeScalars), Array(second.unicodeScalars))
    var rows = [Array(0...second.count)]
    for (i, letter) in first.enumerated() {
      var row = [i + 1]
      for (j, other) in second.enumerated() {
        var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == second[j - 1], first[i - 1] == other { best = min(best, rows[i - 1][j - 1] + 1) }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[first.count][second.count]
  }

  /// The word that somebody most likely meant, or `nil` where none is near: at most a third of its letters differ.
  static func nearest(to word: String, among words: [String]) -> String? {
    // The distance is at least the difference in length, which spares a hostile key of a megabyte the table of it.
    words.filter { abs($0.count - word.count) <= 3 }
      .map { (word: $0, distance: between(word.lowercased(), $0)) }
      .filter { $0.distance <= max(1, $0.word.count / 3) }
      .min { $0.distance < $1.distance }?.word
  }
}
