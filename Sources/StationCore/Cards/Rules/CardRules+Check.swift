extension CardRules {
  /// What a value is, as far as it is known before any card comes.
  private enum Form {
    case text
    case bytes(count: Int?)
  }

  /// Refuses rules that no card of such a reader can keep.
  ///
  /// - Parameter given: What the reader's protocol reads.
  /// - Throws: The first fault, in the order of the steps.
  public func check(given: CardTechnology) throws(CardRulesFault) {
    var form = given == .text ? Form.text : .bytes(count: given == .em4100 ? 5 : nil)
    for (position, step) in steps.enumerated() { form = try Self.form(after: step, at: position, form) }
    switch form {
    case .text:
      guard technology == nil || technology == .text else { throw .endsInText }
    case .bytes(let count):
      guard technology != .text else { throw .endsInBytes }
      guard let technology = technology ?? (given == .text ? nil : given) else { throw .technologyMissing }
      guard !hasCheckDigit else { throw .checkDigitOfBytes }
      if let fault = count.flatMap(technology.fault(ofCount:)) { throw .noSuchCard(technology, fault) }
    }
  }

  private static func form(after step: CardStep, at position: Int, _ form: Form) throws(CardRulesFault) -> Form {
    switch (step, form) {
    case (.hex, .text): return .bytes(count: nil)
    case (.decimal(let count), .text), (.facilityAndNumber(let count), .text): return .bytes(count: count)
    case (.reverseBytes, .bytes), (.reverseBits, .bytes), (.complement, .bytes), (.dropLeadingZeros, .text),
      (.last, .text):
      return form
    case (.last(let wanted), .bytes(let count)):
      if let count, count < wanted { throw .stepTakesMore(step: position, has: count) }
      return .bytes(count: wanted)
    case (.prepend(let prefix), .bytes(let count)): return .bytes(count: count.map { $0 + prefix.count })
    case (.toHex, .bytes), (.toDecimal, .bytes): return .text
    case (.hex, .bytes), (.decimal, .bytes), (.facilityAndNumber, .bytes), (.dropLeadingZeros, .bytes):
      throw .stepTakesText(step: position)
    case (.reverseBytes, .text), (.reverseBits, .text), (.complement, .text), (.prepend, .text), (.toHex, .text),
      (.toDecimal, .text):
      throw .stepTakesBytes(step: position)
    }
  }
}
