/// What a signed document is: part of what is signed, so that one kind can never pass for another.
public enum DocumentType: String, Hashable, Sendable, CaseIterable {
  /// A ``ProgrammeDocument``.
  case programme = "warmstation-programme"
  /// A ``RosterHead``.
  case roster = "warmstation-roster"
}
