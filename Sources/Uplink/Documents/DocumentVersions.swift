/// Which programme and roster somebody has.
struct DocumentVersions: Hashable, Sendable {
  /// The programme's version; `nil` for none.
  let programme: String?
  /// The roster's version; `nil` for none.
  let roster: Int?

  /// Whether there is something here that the other lacks.
  func hasNews(for other: DocumentVersions) -> Bool {
    (programme != nil && programme != other.programme) || (roster != nil && roster != other.roster)
  }
}
