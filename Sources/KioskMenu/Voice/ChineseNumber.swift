/// Numbers as they are said in Chinese.
enum ChineseNumber {
  private static let digits: [Character] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
  /// Before these two is 两 and not 二.
  private static let measures: Set<Character> = ["秒", "分", "个", "位", "人", "次", "条", "條", "個", "件"]

  /// Decimal digits in words; the next character decides how two is said.
  @Sendable static func words(_ text: String, before next: Character?) -> String {
    guard let number = Int(text), number < 100_000_000, String(number) == text else {
      // A number with leading zeros or of many digits is said digit by digit.
      return String(text.compactMap { $0.wholeNumberValue }.map { digits[$0] })
    }
    if number == 2, let next, measures.contains(next) { return "两" }
    return words(number)
  }

  /// The same in traditional characters.
  @Sendable static func traditionalWords(_ text: String, before next: Character?) -> String {
    words(text, before: next).replacing("两", with: "兩").replacing("万", with: "萬")
  }

  private static func words(_ number: Int) -> String {
    guard number >= 10_000 else { return number == 0 ? "零" : group(number, isFirst: true) }
    let rest = number % 10_000
    let head = group(number / 10_000, isFirst: true) + "万"
    if rest == 0 { return head }
    return head + (rest < 1_000 ? "零" : "") + group(rest, isFirst: false)
  }

  /// 1…9999.
  private static func group(_ number: Int, isFirst: Bool) -> String {
    var words = ""
    var hasGap = false
    for (value, unit) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = number / value % 10
      if digit == 0 {
        hasGap = !words.isEmpty
        continue
      }
      if hasGap { words += "零" }
      hasGap = false
      let isTen = isFirst && words.isEmpty && value == 10 && digit == 1
      words += (isTen ? "" : String(digits[digit])) + unit
    }
    return words
  }
}
