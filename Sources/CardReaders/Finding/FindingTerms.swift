/// On what terms a line finds out what its reader speaks.
public struct FindingTerms: Sendable {
  /// Who allows that something is sent.
  public enum Consent: Hashable, Sendable {
    /// Nobody: there is only listening.
    case none
    /// ``ProbePolicy``, by what the device is.
    case policy
    /// A person who stands by: also a device of which the policy is in doubt, but none that it forbids.
    case person

    /// Whether something may be sent to a device of such a permission.
    func allows(_ permission: ProbePermission) -> Bool {
      switch permission {
      case .allowed: self != .none
      case .doubtful: self == .person
      case .forbidden: false
      }
    }
  }

  /// Who allows that something is sent.
  public let consent: Consent
  /// What was found before, if that is kept.
  public let memory: (any FindingMemory)?

  /// Terms.
  public init(consent: Consent = .policy, memory: (any FindingMemory)? = nil) {
    self.consent = consent
    self.memory = memory
  }

  /// Whether something may be sent to this device.
  func allowsProbing(_ identity: DeviceIdentity) -> Bool { consent.allows(ProbePolicy.judge(identity)) }
}
