/// Where and why a text is not the JSON that is accepted here.
public struct JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: String, Hashable, Sendable {
    case endsEarly = "the text ends early"
    case unexpectedByte = "a byte that cannot stand here"
    case trailingBytes = "something follows the value"
    case badNumber = "a number that is no integer of 64 bits"
    case badString = "a string with a wrong escape, a control character or bytes that are not UTF-8"
    case repeatedName = "an object names the same member twice"
    case tooLong = "an element of a list that is too long"
    case tooDeep = "lists and objects are nested too deeply"
  }

  /// What is wrong.
  public let reason: Reason
  /// The byte at which it was noticed, counted from 0.
  public let offset: Int

  /// The fault in words, without the text itself.
  public var description: String { "not JSON as it must be: \(reason.rawValue) (byte \(offset))" }
}
