/// In which language a table for a spreadsheet names its columns and kinds.
public enum SheetLanguage: String, Hashable, Sendable, CaseIterable {
  /// 简体中文.
  case chinese = "zh-Hans"
  /// English.
  case english = "en"
}
