/// A JSON value without floating-point numbers, so that it has exactly one canonical form.
///
/// Everything that is hashed or signed is built from this type: integers, text, truth values, lists and objects are
/// enough, and the rounding of fractions can never make two implementations disagree.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// The member of an object, or `nil` where there is none or this is no object.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }
}
