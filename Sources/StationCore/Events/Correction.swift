/// An earlier event is declared void, by whom and why; the earlier event itself stays as it is.
public struct Correction: Hashable, Sendable {
  /// Who corrects.
  public enum Author: String, Hashable, Sendable, Codable {
    /// The visitor, who took the last press back.
    case visitor
    /// The station's keeper.
    case keeper
  }

  /// The sequence of the event that does not count.
  public let corrects: Int64
  /// Who corrects it.
  public let author: Author
  /// Why, in the author's words or a fixed word of the menu.
  public let reason: String

  /// A correction.
  public init(corrects: Int64, author: Author, reason: String) {
    self.corrects = corrects
    self.author = author
    self.reason = reason
  }

  /// The reason recorded when a visitor takes the last press back.
  public static let takenBack = "taken back"
}
