/// In which direction a language is written.
public enum WritingDirection: Hashable, Sendable {
  /// As Chinese and English.
  case leftToRight
  /// As Uyghur in Arabic script.
  case rightToLeft
}
