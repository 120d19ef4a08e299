/// A check-in or a service use as reports count it.
public struct CountedEvent: Hashable, Sendable {
  /// What happened.
  public enum Content: Hashable, Sendable {
    /// A visit began.
    case checkIn(CountedVisitor)
    /// A service was used.
    case serviceUse(visit: Int64, service: ServiceCode)
  }

  /// What happened.
  public let content: Content
  /// Whether a correction says so, in place of what was recorded or because nothing was.
  public let isCorrected: Bool

  /// What an event says by itself; `nil` where reports count nothing of its kind.
  ///
  /// An added event says it by itself; that it was added is a correction all the same.
  public init?(_ body: EventBody) {
    switch body {
    case .checkIn(let checkIn): self.init(.checkIn(CountedVisitor(checkIn)), isCorrected: false)
    case .serviceUse(let use):
      self.init(.serviceUse(visit: use.visit, service: use.service), isCorrected: false)
    case .correction(let correction):
      switch correction.action {
      case .addCheckIn(let visitor, _): self.init(.checkIn(visitor), isCorrected: true)
      case .addServiceUse(let use, _):
        self.init(.serviceUse(visit: use.visit, service: use.service), isCorrected: true)
      case .void, .reassignVisitor, .reassignService: return nil
      }
    default: return nil
    }
  }

  /// What counts of it; `nil` where it is void, or the visit is that it belongs to.
  public func resolved(by book: CorrectionBook, sequence: Int64) -> CountedEvent? {
    guard !book.isVoid(sequence) else { return nil }
    switch content {
    case .checkIn:
      return book.visitor(of: sequence).map { CountedEvent(.checkIn($0), isCorrected: true) } ?? self
    case .serviceUse(let visit, _):
      guard !book.isVoid(visit) else { return nil }
      return book.service(of: sequence).map {
        CountedEvent(.serviceUse(visit: visit, service: $0), isCorrected: true)
      } ?? self
    }
  }

  private init(_ content: Content, isCorrected: Bool) {
    self.content = content
    self.isCorrected = isCorrected
  }
}
