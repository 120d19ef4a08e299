import StationCore
import TestSupport
import Testing

struct CorrectionBookTests {
  private static func void(_ sequence: Int64) -> Correction {
    Correction(.void(sequence), author: .keeper, by: "李芳", reason: "x")
  }

  @Test func anUndoneCorrectionHasNoEffectAndOneUndoneAgainHas() {
    var book = CorrectionBook()
    #expect(book.add(Self.void(1), sequence: 2) == [.standing(1)])
    #expect(book.isVoid(1) && book.voider(of: 1) == 2)
    #expect(book.add(Self.void(2), sequence: 3) == [.standing(2), .standing(1)])
    #expect(!book.isVoid(1) && book.voider(of: 1) == nil && book.voider(of: 2) == 3)
    #expect(book.add(Self.void(3), sequence: 4) == [.standing(3), .standing(2), .standing(1)])
    #expect(book.isVoid(1))
    #expect(book.add(Self.void(3), sequence: 4).isEmpty, "the same again")
  }

  @Test func ofTwoVoidsOneMayBeUndone() {
    var book = CorrectionBook()
    book.add(Self.void(1), sequence: 2)
    #expect(book.add(Self.void(1), sequence: 3).isEmpty)
    #expect(book.add(Self.void(2), sequence: 4) == [.standing(2)])
    #expect(book.isVoid(1))
  }

  @Test func theNewestReassignmentInForceCounts() {
    func reassign(_ service: ServiceCode) -> Correction {
      Correction(.reassignService(1, service), author: .keeper, by: "李芳", reason: "x")
    }
    var book = CorrectionBook()
    book.add(reassign(Samples.rest), sequence: 2)
    #expect(book.add(reassign(Samples.hotWater), sequence: 3) == [.content(1)])
    #expect(book.service(of: 1) == Samples.hotWater && book.visitor(of: 1) == nil)
    #expect(book.add(Self.void(3), sequence: 4) == [.standing(3), .content(1)])
    #expect(book.service(of: 1) == Samples.rest)
  }

  @Test(arguments: [1, 2, 9] as [Int64]) func aCorrectionOfItselfOrOfALaterEventHasNoEffect(target: Int64) {
    var book = CorrectionBook()
    #expect(book.add(Self.void(target), sequence: 1).isEmpty)
    #expect(!book.isVoid(target))
  }

  @Test(arguments: 0..<30) func theOrderInWhichTheyComeDoesNotMatter(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let corrections = (Int64(2)...40).map { sequence in
      (sequence, Self.void(.random(in: max(1, sequence - 4)...sequence, using: &random)))
    }
    func voided(_ order: [(Int64, Correction)]) -> [Bool] {
      var book = CorrectionBook()
      for (sequence, correction) in order { book.add(correction, sequence: sequence) }
      return (Int64(1)...40).map(book.isVoid)
    }
    #expect(voided(corrections) == voided(corrections.shuffled(using: &random)))
    #expect(voided(corrections) == voided(corrections.reversed()))
  }

  @Test func aHundredThousandUndoingsOfOneAnotherAreResolved() {
    var book = CorrectionBook()
    for sequence in (Int64(2)...100_001).reversed() { book.add(Self.void(sequence - 1), sequence: sequence) }
    #expect(!book.isVoid(1) && book.isVoid(2) && book.isVoid(100_000))
  }
}
