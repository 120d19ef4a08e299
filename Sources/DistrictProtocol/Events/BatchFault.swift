public import StationCore

/// Why a received batch was refused as a whole, and where.
public struct BatchFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The body is not the JSON that is accepted.
    case notJSON(JSONFault)
    /// The body is JSON, but no list.
    case notAList
    /// The list has no event.
    case empty
    /// The list has more events than a batch may have.
    case tooMany(limit: Int)
    /// An element is no object.
    case notAnEvent
    /// An attribute is missing.
    case missing(attribute: String)
    /// An attribute that the chain does not cover; its name where that can be nothing but a name.
    case unknown(attribute: String?)
    /// An attribute's value is not of the form that it must have.
    case malformed(attribute: String, expected: String)
    /// The event is of another station than the one that sends it.
    case otherStation
    /// The event comes from another ledger than the batch's first.
    case otherSource
    /// The event does not follow the one before.
    case notConsecutive(expected: Int64)
  }

  /// What is wrong.
  public let reason: Reason
  /// Which element of the list, counted from 0; `nil` where it is the body as a whole.
  public let index: Int?
  /// The event's sequence, where it could be read.
  public let sequence: Int64?

  /// A fault.
  public init(_ reason: Reason, index: Int? = nil, sequence: Int64? = nil) {
    self.reason = reason
    self.index = index
    self.sequence = sequence
  }

  /// The fault in words, without any value of an event.
  public var description: String {
    guard let index else { return words }
    return "event \(index) of the batch\(sequence.map { " (sequence \($0))" } ?? ""): \(words)"
  }

  /// Where in the body it is, a JSON Pointer (RFC 6901).
  public var pointer: String {
    guard let index else { return "" }
    return switch reason {
    case .missing(let attribute), .malformed(let attribute, _): "/\(index)/\(attribute)"
    case .otherSource, .otherStation: "/\(index)/source"
    case .notConsecutive: "/\(index)/id"
    default: "/\(index)"
    }
  }

  /// What is wrong, without saying where.
  public var words: String {
    switch reason {
    case .notJSON(let fault): fault.description
    case .notAList: "the body is no JSON list"
    case .empty: "the batch is empty"
    case .tooMany(let limit): "more than \(limit) events in one batch"
    case .notAnEvent: "it is no object"
    case .missing(let attribute): "the attribute \(attribute) is missing"
    case .unknown(let attribute?): "the attribute \(attribute) is not known and not covered by the chain"
    case .unknown(nil): "it has an attribute that is not known and not covered by the chain"
    case .malformed(let attribute, let expected): "the attribute \(attribute) must be \(expected)"
    case .otherStation: "its source is not the station whose certificate was shown"
    case .otherSource: "its source is not that of the batch's first event"
    case .notConsecutive(let expected): "its id must be \(expected)"
    }
  }
}
