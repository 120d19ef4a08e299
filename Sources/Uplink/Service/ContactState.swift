import StationCore

/// Joins what events, documents and the certificate experience into one statement about the district.
struct ContactState: Hashable, Sendable {
  /// Which exchange a result is about.
  enum Lane: Hashable, Sendable {
    case events
    case documents
    case certificate
  }

  /// What an exchange came to.
  enum Result: Hashable, Sendable {
    /// The district answered as it should.
    case fine
    /// The district answered, but what it sent cannot be used; the words say why.
    case doubtful(String)
    /// The district could not be reached, or cannot answer now.
    case unreachable(String)
    /// The district does not accept the station or a record.
    case refused(String)
  }

  private var lanes: [Lane: Result] = [:]
  private var lastContact: Int64?

  /// Takes in the result of an exchange that ended at a moment (milliseconds since 1970-01-01T00:00:00Z).
  mutating func note(_ result: Result, of lane: Lane, at moment: Int64) {
    lanes[lane] = result
    switch result {
    case .fine, .doubtful:
      lastContact = moment
      // Who answers one call can be reached for the others too.
      for (other, earlier) in lanes {
        if case .unreachable = earlier { lanes[other] = nil }
      }
    case .unreachable, .refused: break
    }
  }

  /// Forgets what the exchanges came to, because the station's certificate or the authority changed.
  mutating func forget() { lanes = [:] }

  /// The statement: a failure of the events weighs more than one of the documents, and that of the certificate least.
  var contact: DistrictContact {
    let results = [lanes[.events], lanes[.documents], lanes[.certificate]].compactMap { $0 }
    for result in results {
      switch result {
      case .refused(let words):
        return DistrictContact(state: .refused, lastContact: lastContact, problem: words)
      case .unreachable(let words):
        return DistrictContact(state: .unreachable, lastContact: lastContact, problem: words)
      case .fine, .doubtful: continue
      }
    }
    for case .doubtful(let words) in results {
      return DistrictContact(state: .connected, lastContact: lastContact, problem: words)
    }
    return DistrictContact(state: results.isEmpty ? .waiting : .connected, lastContact: lastContact)
  }

  /// The statement while the station cannot even try.
  func contact(_ state: DistrictContact.State, problem: String) -> DistrictContact {
    DistrictContact(state: state, lastContact: lastContact, problem: problem)
  }
}
