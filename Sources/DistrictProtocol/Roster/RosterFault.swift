/// Why a roster file is not what it should be.
public enum RosterFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file does not begin as a roster file does.
  case notARoster
  /// The head says something that cannot be.
  case badHead(String)
  /// A page of the file, counted from 0, is not as it was written.
  case damagedPage(Int)
  /// Records are not in order, or one stands twice, on this page.
  case notInOrder(page: Int)
  /// A record, on this page, names a text that is not in the file.
  case noSuchText(page: Int)
  /// A text or an index page says something that cannot be.
  case badPage(Int)
  /// The file as a whole is not what its head says.
  case wrongDigest
  /// The members, or the lapsed ones among them, are not as many as the head says.
  case wrongCount(said: Int, found: Int)
  /// The file is shorter or longer than its head says.
  case wrongSize(said: Int, found: Int)
  /// There are more different greetings than a roster can have.
  case tooManyGreetings(limit: Int)
  /// There are more combinations of status, trade and roles than a roster can have.
  case tooManyKinds(limit: Int)
  /// A text is longer than a roster can have.
  case textTooLong(limit: Int)

  /// The fault in words.
  public var description: String {
    switch self {
    case .notARoster: "it is no roster file"
    case .badHead(let what): "its head is wrong: \(what)"
    case .damagedPage(let page): "page \(page) is damaged"
    case .notInOrder(let page): "the members on page \(page) are not in order"
    case .noSuchText(let page): "a member on page \(page) has a greeting or kind that is not there"
    case .badPage(let page): "page \(page) says what cannot be"
    case .wrongDigest: "its content is not the signed one"
    case .wrongCount(let said, let found): "it says \(said) members and has \(found)"
    case .wrongSize(let said, let found): "it says \(said) bytes and has \(found)"
    case .tooManyGreetings(let limit):
      "there are more than \(limit) different greetings; greet by surname and 师傅, or leave some out"
    case .tooManyKinds(let limit): "there are more than \(limit) combinations of status, trade and roles"
    case .textTooLong(let limit): "a greeting is longer than \(limit) bytes"
    }
  }
}
