import StationCore

/// A document that the station did not put into force, kept so that it is neither fetched nor told of again.
struct RefusedProgramme: Codable, Hashable, Sendable {
  /// How the district names the document.
  let tag: String
  let refusal: ProgrammeRefusal
}
