import Terminal
import TestSupport
import Testing

@Suite struct KeyDecoderTests {
  struct Sample: CustomTestStringConvertible {
    let bytes: [UInt8]
    let inputs: [TerminalInput]

    init(_ text: String, _ inputs: TerminalInput...) {
      bytes = Array(text.utf8)
      self.inputs = inputs
    }

    init(bytes: [UInt8], _ inputs: TerminalInput...) {
      self.bytes = bytes
      self.inputs = inputs
    }

    var testDescription: String { String(decoding: bytes, as: UTF8.self).debugDescription }
  }

  static let samples: [Sample] = [
    Sample("7", .key(.character("7"))), Sample("*", .key(.character("*"))), Sample("q", .key(.character("q"))),
    Sample("\r", .key(.enter)), Sample("\n", .key(.enter)), Sample("\u{7F}", .key(.backspace)),
    Sample("\u{8}", .key(.backspace)), Sample("\t", .key(.tab)), Sample("\u{3}", .key(.control("c"))),
    Sample("水", .key(.character("水"))), Sample("𠮷", .key(.character("𠮷"))), Sample("é", .key(.character("é"))),
    // xterm
    Sample("\u{1B}OP", .key(.function(1))), Sample("\u{1B}OQ", .key(.function(2))),
    Sample("\u{1B}OR", .key(.function(3))), Sample("\u{1B}OS", .key(.function(4))),
    Sample("\u{1B}[15~", .key(.function(5))), Sample("\u{1B}[17~", .key(.function(6))),
    Sample("\u{1B}[18~", .key(.function(7))), Sample("\u{1B}[19~", .key(.function(8))),
    Sample("\u{1B}[20~", .key(.function(9))), Sample("\u{1B}[21~", .key(.function(10))),
    Sample("\u{1B}[23~", .key(.function(11))), Sample("\u{1B}[24~", .key(.function(12))),
    Sample("\u{1B}[1;2P", .key(.function(1))), Sample("\u{1B}[15;5~", .key(.function(5))),
    // rxvt
    Sample("\u{1B}[11~", .key(.function(1))), Sample("\u{1B}[14~", .key(.function(4))),
    // Linux console
    Sample("\u{1B}[[A", .key(.function(1))), Sample("\u{1B}[[E", .key(.function(5))), Sample("\u{1B}[[Z"),
    Sample("\u{1B}[A", .key(.up)), Sample("\u{1B}OB", .key(.down)), Sample("\u{1B}[C", .key(.right)),
    Sample("\u{1B}[D", .key(.left)), Sample("\u{1B}[H", .key(.home)), Sample("\u{1B}[4~", .key(.end)),
    Sample("\u{1B}[2~", .key(.insert)), Sample("\u{1B}[3~", .key(.delete)), Sample("\u{1B}[5~", .key(.pageUp)),
    Sample("\u{1B}[6~", .key(.pageDown)),
    // Numeric keypad in application mode
    Sample("\u{1B}Oq", .key(.character("1"))), Sample("\u{1B}Oj", .key(.character("*"))),
    Sample("\u{1B}Ok", .key(.character("+"))), Sample("\u{1B}Oo", .key(.character("/"))),
    Sample("\u{1B}OM", .key(.enter)),
    // Touch
    Sample("\u{1B}[<0;1;1M", .press(Position(column: 0, row: 0))),
    Sample("\u{1B}[<0;120;30m", .release(Position(column: 119, row: 29))),
    Sample("\u{1B}[<4;3;2M", .press(Position(column: 2, row: 1))), Sample("\u{1B}[<32;3;2M"),
    Sample("\u{1B}[<64;3;2M"), Sample("\u{1B}[<2;3;2M"), Sample("\u{1B}[<0;0;2M"), Sample("\u{1B}[<0;2M"),
    Sample("\u{1B}[<0;9999999999999999999;2M"), Sample("\u{1B}[M !!1", .key(.character("1"))),
    // Swallowed whole
    Sample("\u{1B}[200~12\u{1B}[[A\u{1B}[20134\u{1B}[201~5", .key(.character("5"))),
    Sample("\u{1B}]0;123\u{7}4", .key(.character("4"))), Sample("\u{1B}P1$r0m\u{1B}\\2", .key(.character("2"))),
    Sample("\u{1B}[?1;2c"), Sample("\u{1B}[I"), Sample("\u{1B}x1", .key(.character("1"))),
    Sample("\u{1B}[99999999999;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;1~2", .key(.character("2"))),
    Sample(bytes: [0x00, 0x1C, 0x80, 0xC0, 0xFF]), Sample(bytes: [0xE6, 0xB0, 0x31], .key(.character("1"))),
    Sample(bytes: [0xED, 0xA0, 0x80]), Sample(bytes: [0xE0, 0x80, 0x80, 0x32], .key(.character("2"))),
    Sample("\u{1B}\u{1B}[A", .key(.escape), .key(.up)), Sample("\u{1B}[1\u{1B}OP", .key(.function(1))),
  ]

  @Test("A sequence gives its keys", arguments: samples)
  func decoding(sample: Sample) {
    var decoder = KeyDecoder()
    #expect(decoder.decode(sample.bytes, at: 0) == sample.inputs)
    #expect(decoder.deadline == nil)
  }

  @Test("A sequence gives the same keys wherever it is split", arguments: samples)
  func splitting(sample: Sample) {
    for split in 0...sample.bytes.count {
      var decoder = KeyDecoder()
      var inputs = decoder.decode(sample.bytes[..<split], at: 0)
      inputs += decoder.decode(sample.bytes[split...], at: KeyDecoder.patience - 1)
      #expect(inputs == sample.inputs, "split at \(split)")
    }
    var decoder = KeyDecoder()
    #expect(sample.bytes.flatMap { decoder.decode([$0], at: 0) } == sample.inputs)
  }

  @Test func aLoneEscapeIsTheKeyOnceThePatienceIsOver() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0x1B], at: 100).isEmpty)
    #expect(decoder.deadline == 100 + KeyDecoder.patience)
    #expect(decoder.expire(at: 99 + KeyDecoder.patience).isEmpty)
    #expect(decoder.expire(at: 100 + KeyDecoder.patience) == [.key(.escape)])
    #expect(decoder.deadline == nil)
  }

  @Test func anUnfinishedSequenceIsForgottenOnceThePatienceIsOver() {
    for text in ["\u{1B}[1", "\u{1B}O", "\u{1B}[200~12", "\u{1B}]0;x", "\u{1B}[[", "\u{1B}[M!"] {
      var decoder = KeyDecoder()
      #expect(decoder.decode(Array(text.utf8), at: 0).isEmpty)
      #expect(decoder.decode(Array("3".utf8), at: KeyDecoder.patienceWithText) == [.key(.character("3"))])
    }
  }

  @Test func noiseIsSurvived() {
    var random = SeededGenerator(seed: 5)
    var decoder = KeyDecoder()
    for round in 0..<20_000 {
      let noise = (0..<8).map { _ -> UInt8 in
        Bool.random(using: &random)
          ? [0x1B, 0x5B, 0x4F, 0x3C, 0x3B, 0x7E].randomElement(using: &random) ?? 0
          : .random(in: 0...255, using: &random)
      }
      _ = decoder.decode(noise, at: Int64(round))
    }
    _ = decoder.decode([], at: 1_000_000)
    #expect(decoder.decode(Array("8".utf8), at: 1_000_001) == [.key(.character("8"))])
  }
}
