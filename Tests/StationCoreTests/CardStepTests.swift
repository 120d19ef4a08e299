import StationCore
import Testing

struct CardStepTests {
  @Test(arguments: [
    ("hex", CardStep.hex), ("decimal 5", .decimal(bytes: 5)), ("decimal  16", .decimal(bytes: 16)),
    ("facility,number 3", .facilityAndNumber(bytes: 3)), ("facility,number 4", .facilityAndNumber(bytes: 4)),
    ("reverse-bytes", .reverseBytes), ("reverse-bits", .reverseBits), ("complement", .complement),
    ("last 4", .last(4)), ("prepend 01", .prepend([1])), ("prepend 01 02", .prepend([1, 2])),
    ("to-hex", .toHex), ("to-decimal 10", .toDecimal(digits: 10)), ("drop-leading-zeros", .dropLeadingZeros),
  ])
  func stepsAreReadAsTheyAreWritten(text: String, step: CardStep) throws {
    #expect(try CardStep(text) == step)
    #expect(try CardStep(step.description) == step)
  }

  @Test(arguments: [
    ("", CardStepFault.unknown), ("Hex", .unknown), ("reverse", .unknown), ("facility, number 4", .unknown),
    ("hex 5", .takesNothing), ("complement 1", .takesNothing), ("decimal", .takesNumber(1...16)),
    ("decimal five", .takesNumber(1...16)), ("decimal 0", .takesNumber(1...16)), ("decimal 17", .takesNumber(1...16)),
    ("decimal 5 5", .takesNumber(1...16)), ("facility,number 2", .takesNumber(3...4)), ("last 0", .takesNumber(1...64)),
    ("to-decimal 3", .takesNumber(4...39)), ("prepend", .takesHex(most: 16)), ("prepend 1", .takesHex(most: 16)),
    ("prepend XY", .takesHex(most: 16)), ("prepend 0102030405060708090A0B0C0D0E0F1011", .takesHex(most: 16)),
  ])
  func whatIsNoStepIsRefused(text: String, fault: CardStepFault) {
    #expect(throws: fault) { try CardStep(text) }
  }

  @Test func everyFormIsRead() throws {
    for form in CardStep.forms {
      let example = form.replacing("BYTES", with: "4").replacing("COUNT", with: "4").replacing("DIGITS", with: "10")
        .replacing("HEX", with: "01")
      #expect(throws: Never.self) { try CardStep(example) }
    }
  }

  static let wrong: [([CardStep], CardTechnology?, Bool, CardTechnology, CardRulesFault)] = [
    ([.reverseBytes], nil, false, .text, .stepTakesBytes(step: 0)),
    ([.toHex, .complement], nil, false, .wiegand, .stepTakesBytes(step: 1)),
    ([.hex, .decimal(bytes: 4)], .em4100, false, .text, .stepTakesText(step: 1)),
    ([.dropLeadingZeros], nil, false, .em4100, .stepTakesText(step: 0)),
    ([.decimal(bytes: 3), .last(4)], .wiegand, false, .text, .stepTakesMore(step: 1, has: 3)),
    ([.hex], nil, false, .text, .technologyMissing),
    ([], .em4100, false, .text, .endsInText),
    ([.hex, .toHex], .em4100, false, .text, .endsInText),
    ([.hex], .text, false, .text, .endsInBytes),
    ([], .text, false, .wiegand, .endsInBytes),
    ([.decimal(bytes: 4)], .em4100, false, .text, .noSuchCard(.em4100, .shortForm(has: 4, needs: 5))),
    ([.last(3)], nil, false, .em4100, .noSuchCard(.em4100, .shortForm(has: 3, needs: 5))),
    ([.decimal(bytes: 5), .prepend([1])], .em4100, false, .text, .noSuchCard(.em4100, .tooLong(has: 6, most: 5))),
    ([], nil, true, .wiegand, .checkDigitOfBytes),
  ]

  @Test(arguments: wrong)
  func rulesThatNoCardCanKeepAreRefused(
    steps: [CardStep], technology: CardTechnology?, luhn: Bool, given: CardTechnology, fault: CardRulesFault
  ) {
    let rules = CardRules(steps: steps, technology: technology, hasCheckDigit: luhn)
    #expect(throws: fault) { try rules.check(given: given) }
  }

  static let right: [([CardStep], CardTechnology?, Bool, CardTechnology)] = [
    ([], nil, false, .text), ([], nil, true, .text), ([], .text, false, .text), ([.hex], .em4100, false, .text),
    ([.decimal(bytes: 4), .prepend([1])], .em4100, false, .text), ([.hex, .last(3)], .wiegand, false, .text),
    ([.toDecimal(digits: 10)], nil, true, .wiegand), ([.reverseBytes], .iso14443, false, .wiegand),
    ([.last(3)], .wiegand, false, .em4100),
  ]

  @Test(arguments: right)
  func rulesThatSomeCardKeepsAreAccepted(
    steps: [CardStep], technology: CardTechnology?, luhn: Bool, given: CardTechnology
  ) throws {
    try CardRules(steps: steps, technology: technology, hasCheckDigit: luhn).check(given: given)
  }
}
