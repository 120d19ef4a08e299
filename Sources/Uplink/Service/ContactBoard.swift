import FoundationEssentials
import StationCore

/// Tells whoever wants to know how the station stands with the district, once a change.
actor ContactBoard {
  private var state = ContactState()
  private var told: DistrictContact?
  private let tell: @Sendable (DistrictContact) async -> Void

  init(_ tell: @escaping @Sendable (DistrictContact) async -> Void) { self.tell = tell }

  /// Takes in what an exchange came to.
  func note(_ result: ContactState.Result, of lane: ContactState.Lane) async {
    state.note(result, of: lane, at: Int64(Date().timeIntervalSince1970 * 1000))
    await say(state.contact)
  }

  /// The station cannot even try; the words say why.
  func cannotTry(_ contact: DistrictContact.State, problem: String) async {
    state.forget()
    await say(state.contact(contact, problem: problem))
  }

  /// Forgets what the exchanges came to, because they begin anew with other files; tells nobody.
  func forget() { state.forget() }

  private func say(_ contact: DistrictContact) async {
    guard contact != told else { return }
    told = contact
    await tell(contact)
  }
}
