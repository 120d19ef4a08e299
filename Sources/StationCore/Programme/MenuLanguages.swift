/// The languages of the menu.
public enum MenuLanguages {
  /// The tags (BCP 47) of the languages that this version speaks; the first is every station's if nothing is said.
  public static let spoken = ["zh-Hans", "en"]
}
