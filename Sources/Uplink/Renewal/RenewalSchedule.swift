/// Decides when the station asks for a new certificate: at two thirds of the present one's life, by the district's clock.
///
/// The station's own clock has no say, since it may be years off; and without the district there is nothing to renew
/// with. Where the district refuses the certificate, a new one is asked for at once, and patiently again, so that the
/// station is back soon after it was allowed to be.
struct RenewalSchedule: Sendable {
  /// How long to wait at most before the district's clock is looked at again, in milliseconds.
  static let longestWait: Int64 = 3_600_000

  /// From when it is due by the district's clock, in milliseconds since 1970-01-01T00:00:00Z.
  let due: Int64
  /// Whether the district refuses the present certificate.
  private(set) var isCutOff = false
  private var districtTime: (said: Int64, at: Int64)?
  private var backoff = Backoff()
  private var retry = Int64.min

  /// A schedule for a certificate that is valid in a range of the district's moments.
  ///
  /// Stations that were enrolled on one day are spread over the next hundredth of the certificates' life.
  init(validity: Range<Int64>, using generator: inout some RandomNumberGenerator) {
    let life = validity.upperBound - validity.lowerBound
    due = validity.lowerBound + life / 3 * 2 + Int64.random(in: 0...max(0, life / 100), using: &generator)
  }

  /// An answer came at a moment of the steady clock, with the district's time if it said it; whether the next attempt
  /// may now be sooner than was known.
  mutating func heard(districtTime: Int64?, isRefusal: Bool, at now: Int64) -> Bool {
    let wasUnknown = self.districtTime == nil
    let wasCutOff = isCutOff
    if let districtTime { self.districtTime = (districtTime, now) }
    isCutOff = isRefusal
    return (wasUnknown && districtTime != nil) || (!wasCutOff && isRefusal)
  }

  /// When to try, or to look again, as a moment of the steady clock: the present one where it is time to try.
  ///
  /// With `isUrgent` the certificate's age has no say, only the wait after a failure.
  func next(at now: Int64, isUrgent: Bool = false) -> Int64 {
    if isCutOff || isUrgent { return max(now, retry) }
    guard let districtTime else { return now + Self.longestWait }
    let wait = due - (districtTime.said + now - districtTime.at)
    return max(retry, now + min(max(0, wait), Self.longestWait))
  }

  /// An attempt failed and is made again.
  mutating func failed(
    _ policy: RetryPolicy, retryAfter: Int64?, at now: Int64, using generator: inout some RandomNumberGenerator
  ) {
    retry = backoff.next(policy, retryAfter: retryAfter, at: now, using: &generator)
  }

  /// An attempt succeeded; the next step is made without waiting.
  mutating func succeeded() {
    backoff.reset()
    retry = .min
  }
}
