import StationCore

/// An input read as what happens to a driver: bytes in pieces of any length, time, and answers to taps.
struct FuzzScript: Sequence, IteratorProtocol {
  enum Step {
    case bytes(ArraySlice<UInt8>)
    case time(Duration)
    case answer(ReaderAnswer)
  }

  private var rest: ArraySlice<UInt8>

  init(_ input: ArraySlice<UInt8>) { rest = input }

  mutating func next() -> Step? {
    guard let operation = rest.popFirst() else { return nil }
    switch operation {
    case 0x00..<0xC0:
      let piece = rest.prefix(Int(operation) + 1)
      rest = rest.dropFirst(piece.count)
      return .bytes(piece)
    case 0xC0..<0xE0: return .time(.milliseconds(1 << Int(operation & 0x0F)))
    default: return .answer(ReaderAnswer.allCases[Int(operation) % ReaderAnswer.allCases.count])
    }
  }
}
