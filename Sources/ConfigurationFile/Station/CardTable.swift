import StationCore

/// The keys of a `[[reader]]` table that lead its cards to those of the other readers.
enum CardTable {
  static let keys = ["transform", "card", "luhn"]

  /// The rules for the cards of a reader that speaks so.
  static func rules(
    _ table: TableReader, _ speaks: ReaderProtocol?, _ faults: inout FaultCollector
  ) -> CardRules {
    var steps: [CardStep] = []
    let entries = table.texts("transform", &faults) ?? []
    for (text, path) in entries {
      do throws(CardStepFault) {
        steps.append(try CardStep(text))
      } catch {
        faults.note(.badStep(text, error), at: path)
      }
    }
    let rules = CardRules(
      steps: steps, technology: technology(table, &faults), hasCheckDigit: table.boolean("luhn", &faults) ?? false)
    let isWhole = steps.count == entries.count && (rules.technology == nil) == (table.values["card"] == nil)
    if isWhole, let given = speaks?.technology { check(rules, given: given, table, &faults) }
    return rules
  }

  private static func technology(_ table: TableReader, _ faults: inout FaultCollector) -> CardTechnology? {
    guard let text = table.text("card", &faults) else { return nil }
    guard let known = CardTechnology(rawValue: text), CardTechnology.configurable.contains(known) else {
      faults.note(.unknownTechnology(text), at: table.path.key("card"))
      return nil
    }
    return known
  }

  private static func check(
    _ rules: CardRules, given: CardTechnology, _ table: TableReader, _ faults: inout FaultCollector
  ) {
    do throws(CardRulesFault) {
      try rules.check(given: given)
    } catch {
      let transform = table.path.key("transform")
      let path =
        switch error {
        case .stepTakesText(let step), .stepTakesBytes(let step), .stepTakesMore(let step, _): transform.position(step)
        case .technologyMissing, .noSuchCard: transform
        case .endsInText, .endsInBytes: table.path.key("card")
        case .checkDigitOfBytes: table.path.key("luhn")
        }
      faults.note(.badCardRules(error), at: path)
    }
  }
}
