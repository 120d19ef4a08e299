extension EnrolmentFailure {
  /// What a failed exchange means for enrolment.
  init(_ fault: ContactFault) {
    switch fault {
    case .notHTTPS(let server): self = .notHTTPS(server: server)
    case .authorityMissing(let path): self = .authorityMissing(path: path)
    case .authorityUnreadable(let path): self = .authorityUnreadable(path: path)
    case .file(let failure): self = .file(failure)
    case .untrusted(_, .expired): self = .clock("\(fault)")
    case .untrusted, .certificateNotAccepted, .identityUnusable, .identityMismatch, .notEnrolled:
      self = .untrusted("\(fault)")
    case .noConnection, .timedOut, .closed: self = .unreachable("\(fault)")
    }
  }
}
