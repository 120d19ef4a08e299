import Glibc
import StationCore

/// A program and its arguments that sound an answer, without a shell; `{answer}` in them stands for the answer.
public struct SoundCommand: Hashable, Sendable {
  private let words: [String]

  /// The command of a reader's configuration, or `nil` where it has none.
  public init?(_ words: [String]) {
    guard !words.isEmpty else { return nil }
    self.words = words
  }

  /// The program and its arguments for an answer.
  func words(for answer: ReaderAnswer) -> [String] {
    words.map { $0.replacing("{answer}", with: answer.rawValue) }
  }

  /// The first program that is not there or may not be run, or `nil` where all can be.
  public var missingProgram: String? {
    ReaderAnswer.allCases.map { words(for: $0)[0] }.first { access($0, X_OK) != 0 }
  }
}
