import StationCore

extension CardTechnology {
  /// What a reader's cards can be said to be.
  static let configurable: [CardTechnology] = [.em4100, .iso14443, .wiegand, .text]
}

extension CardStepFault {
  /// What would be right, without an end.
  var words: String {
    switch self {
    case .unknown: "the steps are \(ConfigurationProblem.list(CardStep.forms))"
    case .takesNothing: "nothing can stand behind that step"
    case .takesNumber(let range): "behind it must stand a number from \(range.lowerBound) to \(range.upperBound)"
    case .takesHex(let most): "behind it must stand 1 to \(most) bytes, such as `prepend 01`"
    }
  }
}

extension CardRulesFault {
  /// What is wrong with the key, to be read behind its name.
  var words: String {
    switch self {
    case .stepTakesText(let step):
      "has step \(step + 1), which takes text, but by then the card is bytes; `to-hex` and `to-decimal` make text of it"
    case .stepTakesBytes(let step):
      "has step \(step + 1), which takes bytes, but by then the card is text; `hex`, `decimal` and `facility,number` "
        + "make bytes of it"
    case .stepTakesMore(let step, let has):
      "has step \(step + 1), which takes more than the \(has) bytes that are there by then"
    case .technologyMissing: "makes bytes of text; say what cards they are, such as `card = \"em4100\"`"
    case .endsInText:
      "asks for bytes, but the card is text in the end; add `hex` or `decimal` to `transform`, or remove this line"
    case .endsInBytes: "asks for text, but the card is bytes in the end; add `to-hex` or `to-decimal` to `transform`"
    case .noSuchCard(let technology, let fault): "never gives a whole `\(technology.rawValue)` card, but \(fault)"
    case .checkDigitOfBytes: "checks text, but the card is bytes in the end; add `to-decimal` to `transform`"
    }
  }
}
