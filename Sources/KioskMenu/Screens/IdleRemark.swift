import LocalAPI
import StationCore
import Terminal

extension MenuState {
  /// What the start says besides: what is wrong first, then the district's notice, then what is good to know.
  func idleRemark(showsPractice: Bool) -> Remark? {
    let phrases = language.phrases
    guard let station else { return nil }
    if !station.lostReaders.isEmpty, station.canTap { return .attention(phrases.oneReaderLost) }
    if let concern = station.concerns.first { return .attention(phrases.words(for: concern)) }
    if isPractice, !showsPractice { return .quiet(phrases.practice) }
    guard let notice = station.notices.first else { return quietRemark }
    let lines = noticeLines
    guard !lines.isEmpty, notice.importance == .important || quietRemark == nil else { return quietRemark }
    let line = lines[Int(time.steady / MenuTiming.noticeLine) % lines.count]
    return notice.importance == .important ? .attention(line) : .quiet(line)
  }

  /// The first notice, in as many lines as it needs; they take turns.
  var noticeLines: [String] {
    guard let notice = station?.notices.first else { return [] }
    let sign = notice.importance == .important ? columns(of: Remark.attention("").text) : 0
    return LineBreaks.lines(of: notice.text(in: language.rawValue), columns: size.columns - sign)
  }

  /// When the next line of the notice has its turn, in steady milliseconds; `nil` where one line holds it all.
  var nextNoticeLine: Int64? {
    guard noticeLines.count > 1 else { return nil }
    return (time.steady / MenuTiming.noticeLine + 1) * MenuTiming.noticeLine
  }

  private var quietRemark: Remark? {
    guard let station else { return nil }
    var quiet: [String] = []
    if !station.isClockTrusted { quiet.append(language.phrases.clockUntrusted) }
    if station.unsent > 0, station.isDistrictAway { quiet.append(language.phrases.unsent(station.unsent)) }
    while quiet.count > 1, columns(of: quiet.joined(separator: "  ")) > size.columns { quiet.removeLast() }
    return quiet.isEmpty ? nil : .quiet(quiet.joined(separator: "  "))
  }
}
