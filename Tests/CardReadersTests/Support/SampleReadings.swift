import CardReaders
import ReaderFrames
import StationCore

let start = ContinuousClock.now

func em4100(_ digits: String) -> CanonicalCard {
  CanonicalCard(technology: .em4100, bytes: Hex.decode(digits) ?? [])
}

func text(_ line: String) -> CanonicalCard { CanonicalCard(technology: .text, bytes: Array(line.utf8)) }

func frame(_ digits: String, tail: [UInt8] = [0x03]) -> [UInt8] { [0x02] + digits.utf8 + tail }

extension [ReaderEvent] {
  var readings: [CanonicalCard] {
    compactMap { if case .reading(let card, _) = $0 { card } else { nil } }
  }

  var faults: [FrameFault] {
    compactMap { if case .refused(let fault, _) = $0 { fault } else { nil } }
  }
}

extension ReaderDriver {
  mutating func receive(_ bytes: [UInt8], after milliseconds: Int = 0) -> [ReaderEvent] {
    receive(bytes[...], at: start + .milliseconds(milliseconds))
  }

  mutating func receive(_ text: String, after milliseconds: Int = 0) -> [ReaderEvent] {
    receive(Array(text.utf8), after: milliseconds)
  }

  mutating func timePassed(after milliseconds: Int) -> [ReaderEvent] {
    timePassed(at: start + .milliseconds(milliseconds))
  }
}
