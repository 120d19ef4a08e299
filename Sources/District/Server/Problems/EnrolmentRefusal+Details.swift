import DistrictProtocol

extension EnrolmentRefusal {
  /// The refusal in words.
  var details: ProblemDetails {
    switch self {
    case .token(let standing): standing.details
    case .unsuitableKey:
      ProblemKind.unsuitableKey.details(
        "The certificate request's key must be a P-256 key.")
    case .noProofOfPossession:
      ProblemKind.noProofOfPossession.details(
        "The certificate request is not signed by the key that it names.")
    case .otherSubject:
      ProblemKind.otherSubject.details(
        "The certificate request's common name must be the station's id, or absent.")
    }
  }
}

extension TokenStanding {
  /// Whoever has a token learns what it is worth; whoever guesses learns nothing, also not which stations there are.
  fileprivate var details: ProblemDetails {
    switch self {
    case .good, .unknown:
      ProblemKind.tokenUnknown.details(
        "The token is none that the district has made. Check it, or ask the district for a new one.")
    case .ofAnotherStation:
      ProblemKind.tokenOfAnotherStation.details(
        "The token was made for another station. Check the station's id; the district has been alarmed.")
    case .used:
      ProblemKind.tokenUsedBefore.details(
        "A token works once, and this one was used. Ask the district for a new one; it has been alarmed.")
    case .withdrawn:
      ProblemKind.tokenWithdrawn.details(
        "A newer token has taken its place, or the station was revoked. Ask the district for a new one.")
    case .expired:
      ProblemKind.tokenExpired.details("The token was not used in time. Ask the district for a new one.")
    }
  }
}
