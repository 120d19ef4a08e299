/// What is wrong with a line of a recording.
public enum RecordingFault: Error, Hashable, Sendable {
  /// It is no line of a recording, or of an event that this version does not know.
  case notALine
  /// It is of another version of the format.
  case otherVersion(Int)
  /// Something happens before a menu began.
  case noBegin
}
