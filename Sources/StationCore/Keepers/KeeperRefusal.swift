/// Why somebody is not signed in at the station.
public enum KeeperRefusal: Error, Hashable, Sendable, Codable {
  /// The programme has nobody of that name.
  case unknownKeeper
  /// The PIN is not the keeper's.
  case wrongPIN
  /// Too many wrong PINs: another can be tried after so many seconds.
  case lockedOut(seconds: Int)
  /// The credential's last day, `YYYY-MM-DD`, is over.
  case expired(since: String)

  /// The refusal in words, with what to do.
  public var words: String {
    switch self {
    case .unknownKeeper: "the programme has no such keeper; the district adds keepers to the programme"
    case .wrongPIN: "the PIN is wrong"
    case .lockedOut(let seconds): "too many wrong PINs; the next can be tried in \(seconds) s"
    case .expired(let day): "the right to sign in ended on \(day); the district extends it in the programme"
    }
  }
}
