/// What a column can be read as.
protocol SQLReadable {
  /// `nil` where the value is of another kind.
  init?(_ value: SQLValue)
}

extension Int64: SQLReadable {
  init?(_ value: SQLValue) {
    guard case .integer(let number) = value else { return nil }
    self = number
  }
}

extension Int: SQLReadable {
  init?(_ value: SQLValue) {
    guard case .integer(let number) = value else { return nil }
    self.init(exactly: number)
  }
}

extension Bool: SQLReadable {
  init?(_ value: SQLValue) {
    guard case .integer(let number) = value else { return nil }
    self = number != 0
  }
}

extension String: SQLReadable {
  init?(_ value: SQLValue) {
    guard case .text(let text) = value else { return nil }
    self = text
  }
}

extension Array: SQLReadable where Element == UInt8 {
  init?(_ value: SQLValue) {
    guard case .bytes(let bytes) = value else { return nil }
    self = bytes
  }
}

extension Optional: SQLReadable where Wrapped: SQLReadable {
  init?(_ value: SQLValue) {
    if case .null = value {
      self = .none
    } else if let wrapped = Wrapped(value) {
      self = .some(wrapped)
    } else {
      return nil
    }
  }
}
