public import StationCore

/// A notice that is in force.
public struct NoticeView: Codable, Hashable, Sendable {
  /// Its name in the programme.
  public var id: ProgrammeID
  /// The sentence, by language tag (BCP 47).
  public var texts: [String: String]
  /// How much it matters that it is read.
  public var importance: ProgrammeNotice.Importance
  /// From when it is shown, a day or a minute of the station's time; `nil` for at once.
  public var from: NoticeTime?
  /// Until when it is shown, a day included; `nil` for as long as it is in the programme.
  public var until: NoticeTime?

  /// A notice of the programme.
  public init(_ notice: ProgrammeNotice) {
    id = notice.id
    texts = notice.texts
    importance = notice.importance
    from = notice.from
    until = notice.until
  }

  /// The sentence in a language; where there is none, in any other.
  public func text(in language: String) -> String { ProgrammeNotice(id: id, texts: texts).text(in: language) }
}
