/// What was found in a ledger after a cut.
struct CutVerdict {
  /// Confirmed events that are not there.
  var lost = 0
  /// Events that are there twice.
  var doubled = 0
  /// Confirmed events that are not what they were.
  var altered = 0
  /// Anything else that may not be, in words.
  var problems: [String] = []

  var isGood: Bool { lost == 0 && doubled == 0 && altered == 0 && problems.isEmpty }
}

extension CutVerdict: CustomStringConvertible {
  var description: String {
    ([(lost, "lost"), (doubled, "doubled"), (altered, "altered")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
      + problems).joined(separator: "; ")
  }
}
