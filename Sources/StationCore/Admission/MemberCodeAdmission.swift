/// The rule for member codes: whose code it is and whether it may be used now, with a memory of those that were.
///
/// As with ``Admission``, a judgement changes nothing that matters: a code counts as used only once the event that it
/// caused is on the disk, so that after a failure the same code works.
public struct MemberCodeAdmission: Sendable {
  /// What a code means that is not refused.
  public enum Verdict: Hashable, Sendable {
    /// The member of this code is here.
    ///
    /// `doubt` is what goes beside the record.
    case admit(MemberCode, doubt: CheckIn.Doubt?)
    /// The code that began or opened this visit is still before the scanner.
    case sameTap(visit: Int64)
  }

  private struct Use {
    let visit: Int64
    let began: EventTime
    let moment: EventMoment
    var lastSeen: EventTime
  }

  /// A code seen again so soon is still the same tap, in milliseconds: ten seconds.
  public static let sameTapMilliseconds: Int64 = 10_000
  /// How long used codes are remembered, in milliseconds: 12 hours.
  ///
  /// While the clock is trusted, 19 minutes would do; while it is not, nothing else ends a code.
  public static let memoryMilliseconds = Admission.shortestLifetimeMilliseconds
  /// How many used codes are remembered at most; the oldest are forgotten first.
  public static let capacity = 4_096

  private var uses: [MemberCodeID: Use] = [:]

  /// A rule that remembers no code.
  public init() {}

  /// How many codes are remembered.
  var count: Int { uses.count }

  /// Judges the text of a member code.
  ///
  /// - Parameters:
  ///   - text: what the scanner read.
  ///   - keys: the district's keys for member codes; none for a station alone.
  ///   - memberKeyVersion: the member key that is in force here.
  ///   - now: the clocks; the wall clock is believed only if it is trusted.
  /// - Returns: what the code means.
  /// - Throws: ``MemberCodeFault``.
  public mutating func judge(
    _ text: [UInt8], keys: [MemberCodeKey], memberKeyVersion: Int, at now: ClockReading
  ) throws(MemberCodeFault) -> Verdict {
    let code = try MemberCode(verifying: text, keys: keys)
    if let use = uses[code.id], Self.isSameTap(use.lastSeen, now) {
      uses[code.id]?.lastSeen = EventTime(now, notBefore: nil)
      return .sameTap(visit: use.visit)
    }
    guard code.memberKeyVersion == memberKeyVersion else { throw .otherMemberKey(version: code.memberKeyVersion) }
    if now.isTrusted { try Self.checkTime(of: code, at: now.wallMilliseconds) }
    guard uses[code.id] == nil else { throw .alreadyUsed }
    return .admit(code, doubt: now.isTrusted ? nil : .clock)
  }

  /// Takes in an event that is on the disk, whether just written or read back at the start.
  ///
  /// - Parameters:
  ///   - record: the event.
  ///   - moment: when it happened.
  public mutating func record(_ record: EventRecord, at moment: EventMoment) {
    guard case .checkIn(let checkIn) = EventBody(record: record), let code = checkIn.code else { return }
    remember(code, visit: record.sequence, record.time, moment)
  }

  /// Notes that a code has opened an earlier visit again, which leaves no event.
  public mutating func opened(visit: Int64, by code: MemberCodeID, at now: ClockReading) {
    let time = EventTime(now, notBefore: nil)
    remember(code, visit: visit, time, EventMoment(recorded: time))
  }

  /// Forgets which visits the codes began, since a new ledger counts its visits from one; the codes stay used up.
  public mutating func newLedgerBegan() {
    uses = uses.mapValues { Use(visit: 0, began: $0.began, moment: $0.moment, lastSeen: $0.lastSeen) }
  }

  /// Forgets codes that were used too long ago to matter.
  public mutating func forgetCodes(before now: ClockReading) {
    uses = uses.filter {
      EventAge(of: $0.value.began, at: $0.value.moment, now: now).atLeastMilliseconds < Self.memoryMilliseconds
    }
  }

  private mutating func remember(_ code: MemberCodeID, visit: Int64, _ time: EventTime, _ moment: EventMoment) {
    if uses.count >= Self.capacity, let oldest = uses.min(by: { $0.value.visit < $1.value.visit }) {
      uses[oldest.key] = nil
    }
    uses[code] = Use(visit: visit, began: time, moment: moment, lastSeen: time)
  }

  /// Nobody holds a code before the scanner while the machine starts anew, so that the steady clock can tell.
  private static func isSameTap(_ seen: EventTime, _ now: ClockReading) -> Bool {
    seen.boot == now.boot
      && (0..<sameTapMilliseconds).contains(now.sinceBootMilliseconds - seen.sinceBootMilliseconds)
  }

  private static func checkTime(of code: MemberCode, at now: Int64) throws(MemberCodeFault) {
    let tolerance = MemberCode.clockToleranceMilliseconds
    if now < code.issuedMilliseconds - tolerance {
      throw .notYetValid(minutes: minutes(code.issuedMilliseconds - now))
    }
    if now > code.endMilliseconds + tolerance { throw .expired(minutesAgo: minutes(now - code.endMilliseconds)) }
  }

  /// Whole minutes, rounded up.
  private static func minutes(_ milliseconds: Int64) -> Int { Int((milliseconds + 59_999) / 60_000) }
}
