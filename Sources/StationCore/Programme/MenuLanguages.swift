/// The languages of the menu.
public enum MenuLanguages {
  /// The tags (BCP 47) of the languages that this version speaks.
  public static let spoken = ["zh-Hans", "zh-Hant", "en"]
  /// The same in a sentence: `zh-Hans, zh-Hant and en`.
  static let words = spoken.dropLast().joined(separator: ", ") + spoken.suffix(1).map { " and \($0)" }.joined()
  /// Those of a station of which nothing is said; the first is shown first.
  public static let usual = ["zh-Hans", "en"]
}
