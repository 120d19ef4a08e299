import Glibc
import Terminal
import Testing

@Suite struct ContrastTests {
  @Test("Every pair of colours has a contrast of at least 7:1", arguments: ColourPair.allCases)
  func contrast(pair: ColourPair) {
    let lighter = max(luminance(pair.foreground), luminance(pair.background))
    let darker = min(luminance(pair.foreground), luminance(pair.background))
    #expect((lighter + 0.05) / (darker + 0.05) >= 7)
  }

  @Test func theFormulaGivesTheKnownContrastOfWhiteOnBlack() {
    #expect((luminance(.white) + 0.05) / (luminance(.black) + 0.05) == 21)
  }

  /// Relative luminance (WCAG 2.2) of a colour of xterm's 6 × 6 × 6 cube.
  private func luminance(_ colour: PaletteColour) -> Double {
    let levels = [0, 95, 135, 175, 215, 255]
    let index = Int(colour.rawValue) - 16
    let weights = [0.2126, 0.7152, 0.0722]
    let parts = [index / 36, index / 6 % 6, index % 6].map { level in
      let value = Double(levels[level]) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return zip(weights, parts).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
