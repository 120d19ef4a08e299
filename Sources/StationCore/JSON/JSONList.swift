/// Reads a JSON list element by element, each by the rules of ``JSONText``.
///
/// Who has done with one element before the next is read holds little in memory, however long the list is.
public struct JSONList {
  /// Whether the text is a list; where it is not, it is some other JSON value.
  public let isList: Bool
  private let elementLimit: Int
  private var scanner: JSONScanner
  private var isFirst = true
  private var isOver: Bool

  /// Begins to read.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - elementLimit: how many bytes one element may have.
  /// - Throws: ``JSONFault`` where it is neither a list nor another value.
  public init(_ bytes: [UInt8], elementLimit: Int) throws(JSONFault) {
    self.elementLimit = elementLimit
    scanner = JSONScanner(bytes)
    isList = try scanner.beginsList()
    isOver = !isList
    guard isOver else { return }
    scanner.limit(to: elementLimit)
    _ = try scanner.value(depth: 0)
    try scanner.end()
  }

  /// The next element; `nil` behind the last, where nothing but white space follows the list.
  ///
  /// - Throws: ``JSONFault`` with the place and the reason.
  public mutating func next() throws(JSONFault) -> JSONValue? {
    guard !isOver else { return nil }
    scanner.limit(to: elementLimit)
    guard try scanner.continuesList(isFirst: isFirst) else {
      isOver = true
      try scanner.end()
      return nil
    }
    isFirst = false
    return try scanner.value(depth: 1)
  }
}
