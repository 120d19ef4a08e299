/// Resolves corrections: which events are void, and whom or what the others count for.
///
/// A correction has an effect unless a later correction that has one declares it void: from the newest to the oldest.
/// They may be taken in by any order. Each costs the same however many there are, unless it undoes an undoing: then as
/// many steps as corrections stand on one another. A correction that names itself or a later event has no effect.
public struct CorrectionBook: Sendable {
  /// What a correction changed.
  public enum Change: Hashable, Sendable {
    /// The event of that sequence became void, or counts again.
    case standing(Int64)
    /// The event of that sequence counts for another visitor or service.
    case content(Int64)
  }

  private var corrections: [Int64: Correction] = [:]
  /// How many corrections with an effect declare the event void.
  private var voids: [Int64: Int] = [:]
  /// The reassignments of an event that have an effect, oldest first.
  private var reassignments: [Int64: [Int64]] = [:]

  /// A book without corrections.
  public init() {}

  /// Takes the correction of a sequence in; the same one again changes nothing.
  ///
  /// - Returns: what it changed, nearest first.
  @discardableResult
  public mutating func add(_ correction: Correction, sequence: Int64) -> [Change] {
    guard corrections.updateValue(correction, forKey: sequence) == nil, !isVoid(sequence) else { return [] }
    var changes: [Change] = []
    var (sequence, correction, hasEffect) = (sequence, correction, true)
    while let target = correction.corrects, target < sequence {
      guard case .void = correction.action else {
        if hasEffect { insert(sequence, into: target) } else { reassignments[target]?.removeAll { $0 == sequence } }
        return changes + [.content(target)]
      }
      let before = voids[target, default: 0]
      voids[target] = before + (hasEffect ? 1 : -1)
      guard (before == 0) != (voids[target] == 0) else { return changes }
      changes.append(.standing(target))
      guard let next = corrections[target] else { return changes }
      (sequence, correction, hasEffect) = (target, next, !hasEffect)
    }
    return changes
  }

  /// Forgets what concerns events before a sequence.
  public mutating func forget(before sequence: Int64) {
    corrections = corrections.filter { $0.key >= sequence }
    voids = voids.filter { $0.key >= sequence }
    reassignments = reassignments.filter { $0.key >= sequence }
  }

  /// The corrections taken in, by their sequences.
  public var all: [Int64: Correction] { corrections }

  /// Whether the event of a sequence does not count, be it a correction or another.
  public func isVoid(_ sequence: Int64) -> Bool { voids[sequence, default: 0] > 0 }

  /// The newest correction that declares the event of a sequence void.
  public func voider(of sequence: Int64) -> Int64? {
    corrections.filter { $0.value.action == .void(sequence) && $0.key > sequence && !isVoid($0.key) }.keys.max()
  }

  /// Whom a check-in counts for in place of the one recorded; `nil` where no correction says so.
  public func visitor(of sequence: Int64) -> CountedVisitor? {
    newest(of: sequence) { if case .reassignVisitor(_, let visitor) = $0 { visitor } else { nil } }
  }

  /// The service that a use counts for in place of the one recorded; `nil` where no correction says so.
  public func service(of sequence: Int64) -> ServiceCode? {
    newest(of: sequence) { if case .reassignService(_, let service) = $0 { service } else { nil } }
  }

  private func newest<Value>(of sequence: Int64, _ value: (Correction.Action) -> Value?) -> Value? {
    for reassignment in reassignments[sequence, default: []].reversed() {
      if let value = corrections[reassignment].flatMap({ value($0.action) }) { return value }
    }
    return nil
  }

  private mutating func insert(_ sequence: Int64, into target: Int64) {
    let index = reassignments[target, default: []].lastIndex { $0 < sequence }.map { $0 + 1 } ?? 0
    reassignments[target, default: []].insert(sequence, at: index)
  }
}
