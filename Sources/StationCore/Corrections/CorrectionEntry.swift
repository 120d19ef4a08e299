/// One correction as an auditor sees it: who, when, why, what counted before, and what counts now.
public struct CorrectionEntry: Hashable, Sendable, Codable {
  /// What counts, or counted.
  public struct Content: Hashable, Sendable, Codable {
    /// Who came; `nil` for a service use.
    public var visitor: CheckIn.Visitor?
    /// The visitor's trade, where it is known.
    public var trade: Trade?
    /// The check-in that the member was taken from.
    public var sameAs: Int64?
    /// The visit that the service was used in; `nil` for a check-in.
    public var visit: Int64?
    /// The service; `nil` for a check-in.
    public var service: ServiceCode?

    /// A check-in or a service use.
    public init(
      visitor: CheckIn.Visitor? = nil, trade: Trade? = nil, sameAs: Int64? = nil, visit: Int64? = nil,
      service: ServiceCode? = nil
    ) {
      self.visitor = visitor
      self.trade = trade
      self.sameAs = sameAs
      self.visit = visit
      self.service = service
    }
  }

  /// The correction's own sequence.
  public var sequence: Int64
  /// When it was made, RFC 3339 in UTC.
  public var time: String
  /// What it does.
  public var action: Correction.Verb
  /// The event that it names; `nil` where it adds one.
  public var corrects: Int64?
  /// The check-in or service use that it changes in the end; its own sequence where it adds one.
  public var event: Int64
  /// When that happened, RFC 3339 in UTC.
  public var eventTime: String
  /// Who corrects.
  public var author: Correction.Author
  /// The keeper's name.
  public var by: String?
  /// Why.
  public var reason: String
  /// Whether it has an effect; `false` where a later correction declared it void.
  public var effective: Bool
  /// The correction that declared it void.
  public var undoneBy: Int64?
  /// What counted before it; `nil` for nothing.
  public var before: Content?
  /// What counts now; `nil` for nothing.
  public var now: Content?

  /// A correction.
  public init(
    sequence: Int64, time: String, action: Correction.Verb, corrects: Int64?, event: Int64, eventTime: String,
    author: Correction.Author, by: String?, reason: String, effective: Bool, undoneBy: Int64? = nil,
    before: Content? = nil, now: Content? = nil
  ) {
    self.sequence = sequence
    self.time = time
    self.action = action
    self.corrects = corrects
    self.event = event
    self.eventTime = eventTime
    self.author = author
    self.by = by
    self.reason = reason
    self.effective = effective
    self.undoneBy = undoneBy
    self.before = before
    self.now = now
  }
}

extension CorrectionFacts {
  /// The correction of a sequence for an auditor; `nil` where the facts hold none.
  public func entry(_ sequence: Int64) -> CorrectionEntry? {
    guard let correction = corrections[sequence], let time = moment(sequence) else { return nil }
    let root = root(of: sequence)
    var book = CorrectionBook()
    for (other, correction) in corrections where other < sequence { book.add(correction, sequence: other) }
    return CorrectionEntry(
      sequence: sequence, time: Timestamp.text(time), action: correction.verb, corrects: correction.corrects,
      event: root, eventTime: Timestamp.text(recorded(root)?.moment ?? moment(root) ?? time), author: correction.author,
      by: correction.by,
      reason: correction.reason, effective: !self.book.isVoid(sequence), undoneBy: self.book.voider(of: sequence),
      before: root == sequence ? nil : counted(root, by: book).map { CorrectionEntry.Content($0.event) },
      now: counted(root).map { CorrectionEntry.Content($0.event) })
  }
}

extension CorrectionEntry.Content {
  fileprivate init(_ event: CountedEvent) {
    switch event.content {
    case .checkIn(let visitor):
      self.init(visitor: visitor.visitor, trade: visitor.trade, sameAs: visitor.sameAs)
    case .serviceUse(let visit, let service): self.init(visit: visit, service: service)
    }
  }
}
