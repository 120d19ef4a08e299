import StationCore
import TestSupport
import Testing

/// One card as several readers print it, and the rules by which they agree.
struct CardRulesTests {
  /// The steps as the configuration file writes them.
  private static func rules(
    _ steps: [String], _ technology: CardTechnology? = nil, luhn: Bool = false
  ) throws(CardStepFault) -> CardRules {
    var parsed: [CardStep] = []
    for step in steps { parsed.append(try CardStep(step)) }
    return CardRules(steps: parsed, technology: technology, hasCheckDigit: luhn)
  }

  private static func text(_ text: String) -> CanonicalCard {
    CanonicalCard(technology: .text, bytes: Array(text.utf8))
  }

  private static func card(_ technology: CardTechnology, _ digits: String) -> CanonicalCard {
    CanonicalCard(technology: technology, bytes: Hex.decode(digits) ?? [])
  }

  // The same 125 kHz tag on seven readers; the vectors are those that such readers are known to print.
  static let tagReaders: [(reading: CanonicalCard, steps: [String])] = [
    (card(.em4100, "0102B0A5FD"), []),
    (text("0102B0A5FD"), ["hex"]),
    (text("01:02:b0:a5:fd"), ["hex"]),
    (text("0004340098557"), ["decimal 5"]),
    (text("0045131261"), ["decimal 4", "prepend 01"]),
    (text("00688,42493"), ["facility,number 4", "prepend 01"]),
    (text("11576829"), ["decimal 3", "prepend 01 02"]),
    (text("176,42493"), ["facility,number 3", "prepend 0102"]),
    (card(.wiegand, "B0A5FD"), ["prepend 0102"]),
    (card(.wiegand, "FDA5B002"), ["reverse-bytes", "prepend 01"]),
    (text("FEFD4F5A02"), ["hex", "complement"]),
    (text("80400DA5BF"), ["hex", "reverse-bits"]),
  ]

  @Test(arguments: tagReaders)
  func oneTagIsOneMemberOnEveryReader(reading: CanonicalCard, steps: [String]) throws {
    let card = try Self.rules(steps, .em4100).card(from: reading)
    #expect(card == Self.card(.em4100, "0102B0A5FD"))
    #expect(Samples.key.reference(of: card) == Samples.key.reference(of: Self.card(.em4100, "0102B0A5FD")))
  }

  static let printed: [(reading: CanonicalCard, steps: [String])] = [
    (card(.em4100, "0102B0A5FD"), ["last 4", "to-decimal 10"]),
    (text("0102B0A5FD"), ["hex", "last 4", "to-decimal 10"]),
    (text("0004340098557"), ["decimal 5", "last 4", "to-decimal 10"]),
    (text("0045131261"), []),
    (text("45131261"), ["decimal 4", "to-decimal 10"]),
    (text("00688,42493"), ["facility,number 4", "to-decimal 10"]),
  ]

  @Test(arguments: printed)
  func aFleetCanAgreeOnThePrintedNumber(reading: CanonicalCard, steps: [String]) throws {
    #expect(try Self.rules(steps).card(from: reading) == Self.text("0045131261"))
  }

  static let others: [(reading: CanonicalCard, steps: [String], technology: CardTechnology?, card: CanonicalCard)] = [
    // The order of a Wiegand reader's bytes and of the chip's own.
    (card(.wiegand, "1EA68671"), ["reverse-bytes"], .iso14443, card(.iso14443, "7186A61E")),
    (card(.iso14443, "7186A61E"), [], nil, card(.iso14443, "7186A61E")),
    // Wires D0 and D1 swapped.
    (card(.wiegand, "4F5A02"), ["complement"], nil, card(.wiegand, "B0A5FD")),
    (card(.em4100, "0102B0A5FD"), ["last 3"], .wiegand, card(.wiegand, "B0A5FD")),
    (card(.em4100, "0102B0A5FD"), ["to-hex"], nil, text("0102B0A5FD")),
    (text("0102b0a5fd"), ["hex", "to-hex"], .text, text("0102B0A5FD")),
    (text("0045131261"), ["drop-leading-zeros"], nil, text("45131261")),
    (text("MEMBER-0045131261"), ["last 10"], nil, text("0045131261")),
    (text("会员0001"), ["last 6"], nil, text("会员0001")),
    (card(.iso14443, "FFFFFFFFFFFFFFFFFFFE"), ["to-decimal 25"], nil, text("1208925819614629174706174".padded(25))),
  ]

  @Test(arguments: others)
  func stepsAreTakenInOrder(
    reading: CanonicalCard, steps: [String], technology: CardTechnology?, card: CanonicalCard
  ) throws {
    #expect(try Self.rules(steps, technology).card(from: reading) == card)
  }

  static let refused: [(reading: CanonicalCard, steps: [String], technology: CardTechnology?, fault: CardFault)] = [
    (text("0045131261"), ["decimal 4"], .em4100, .shortForm(has: 4, needs: 5)),
    (text("11576829"), ["decimal 3"], .em4100, .shortForm(has: 3, needs: 5)),
    (card(.wiegand, "B0A5FD"), [], .em4100, .shortForm(has: 3, needs: 5)),
    (card(.wiegand, "B0A5"), [], nil, .shortForm(has: 2, needs: 3)),
    (card(.iso14443, "010203"), [], nil, .shortForm(has: 3, needs: 4)),
    (card(.iso14443, "0102030405"), [], nil, .shortForm(has: 5, needs: 7)),
    (card(.iso14443, "0102030405060708"), [], nil, .shortForm(has: 8, needs: 10)),
    (card(.iso14443, "0102030405060708090A0B"), [], nil, .tooLong(has: 11, most: 10)),
    (card(.em4100, "010203040506"), [], nil, .tooLong(has: 6, most: 5)),
    (card(.iso14443, "08010203"), [], nil, .randomNumber),
    (card(.iso14443, "88040102"), [], nil, .shortForm(has: 3, needs: 7)),
    (card(.wiegand, "00000000"), [], nil, .blank),
    (card(.wiegand, "FFFFFF"), [], nil, .blank),
    (card(.wiegand, "B0A5FD"), ["last 4"], nil, .shortForm(has: 3, needs: 4)),
    (text("0102B0A5FG"), ["hex"], .em4100, .notHex),
    (text("0102B0A5F"), ["hex"], .em4100, .notHex),
    (text("01::02B0A5FD"), ["hex"], .em4100, .notHex),
    (text("0102B0A5FD"), ["decimal 5"], .em4100, .notDecimal),
    (text("-1234"), ["decimal 5"], .em4100, .notDecimal),
    (text("16777216"), ["decimal 3"], .wiegand, .doesNotFit(bytes: 3)),
    (text(String(repeating: "9", count: 60)), ["decimal 16"], .wiegand, .doesNotFit(bytes: 16)),
    (text("68842493"), ["facility,number 4"], .wiegand, .notFacilityAndNumber),
    (text("688,,42493"), ["facility,number 4"], .wiegand, .notFacilityAndNumber),
    (text("688,42493,"), ["facility,number 4"], .wiegand, .notFacilityAndNumber),
    (text(",42493"), ["facility,number 4"], .wiegand, .notFacilityAndNumber),
    (text("256,42493"), ["facility,number 3"], .wiegand, .doesNotFit(bytes: 1)),
    (text("176,65536"), ["facility,number 3"], .wiegand, .doesNotFit(bytes: 2)),
    (card(.em4100, "0102B0A5FD"), ["to-decimal 8"], nil, .tooManyDigits(limit: 8)),
    (text("0000000123"), ["drop-leading-zeros"], nil, .shortText(minimum: 4)),
    (text("0000000000"), ["drop-leading-zeros"], nil, .shortText(minimum: 4)),
    (text("0001"), ["last 6"], nil, .shortText(minimum: 6)),
    (text("0045131261"), ["complement"], nil, .needsBytes),
    (card(.wiegand, "B0A5FD"), ["hex"], nil, .needsText),
    (text("0045131261"), [], .em4100, .needsBytes),
    (card(.wiegand, "B0A5FD"), [], .text, .needsText),
  ]

  @Test(arguments: refused)
  func whatTellsNobodyIsRefused(
    reading: CanonicalCard, steps: [String], technology: CardTechnology?, fault: CardFault
  ) throws {
    let rules = try Self.rules(steps, technology)
    #expect(throws: fault) { try rules.card(from: reading) }
  }

  // The example of ISO/IEC 7812-1, and one digit after the other wrong.
  @Test func aWrongCheckDigitIsRefused() throws {
    let rules = try Self.rules([], luhn: true)
    #expect(try rules.card(from: Self.text("79927398713")) == Self.text("79927398713"))
    for wrong in ["79927398710", "79927398712", "79927398731", "89927398713"] {
      #expect(throws: CardFault.wrongCheckDigit) { try rules.card(from: Self.text(wrong)) }
    }
    #expect(throws: CardFault.notDecimal) { try rules.card(from: Self.text("7992739871X")) }
    // Every digit in the place that counts twice, each with the one check digit that fits it.
    for right in ["0000", "0018", "0026", "0034", "0042", "0059", "0067", "0075", "0083", "0091"] {
      for last in "0123456789" {
        let number = right.dropLast() + String(last)
        let isTaken = (try? rules.card(from: Self.text(String(number)))) != nil
        #expect(isTaken == (number == right), "\(number)")
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func stepsThereAndBackGiveTheCard(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let ways = [
      ["reverse-bytes", "reverse-bytes"], ["reverse-bits", "reverse-bits"], ["complement", "complement"],
      ["to-hex", "hex"], ["to-decimal 13", "decimal 5"], ["prepend AABB", "last 5"],
      ["reverse-bits", "to-decimal 20", "decimal 5", "complement", "reverse-bits", "complement"],
    ]
    for _ in 0..<500 {
      let card = CanonicalCard(technology: .em4100, bytes: [1] + random.bytes(4))
      for steps in ways { #expect(try Self.rules(steps, .em4100).card(from: card) == card, "\(steps)") }
    }
  }

  @Test(arguments: [5, 6, 7, 8] as [UInt64])
  func anyTagIsOneMemberOnEveryReader(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let tail = random.bytes(4)
      let tag = CanonicalCard(technology: .em4100, bytes: [1] + tail)
      let whole = tail.reduce(0x01) { $0 << 8 | UInt64($1) }
      let readers: [(CanonicalCard, [String])] = [
        (Self.text(Hex.encode(tag.bytes)), ["hex"]),
        (Self.text(String(whole)), ["decimal 5"]),
        (Self.text(String(whole & 0xFFFF_FFFF)), ["decimal 4", "prepend 01"]),
        (Self.text("\((whole >> 16) & 0xFFFF),\(whole & 0xFFFF)"), ["facility,number 4", "prepend 01"]),
        (CanonicalCard(technology: .wiegand, bytes: tail.reversed()), ["reverse-bytes", "prepend 01"]),
      ]
      let member = Samples.key.reference(of: tag)
      for (reading, steps) in readers {
        #expect(try Samples.key.reference(of: Self.rules(steps, .em4100).card(from: reading)) == member, "\(steps)")
      }
    }
  }

  @Test func noFaultNamesACard() throws {
    for (reading, steps, technology, _) in Self.refused {
      let rules = try Self.rules(steps, technology)
      do throws(CardFault) {
        _ = try rules.card(from: reading)
      } catch {
        let digits = [String(decoding: reading.bytes, as: UTF8.self), Hex.encode(reading.bytes)]
        #expect(!digits.contains { error.description.contains($0) || "\(String(reflecting: error))".contains($0) })
      }
    }
  }
}

extension String {
  fileprivate func padded(_ count: Int) -> String { String(repeating: "0", count: count - self.count) + self }
}
