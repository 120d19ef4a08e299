import NIOSSL

/// What all connections of the server have in common.
struct ConnectionSetup: Sendable {
  let tls: NIOSSLContext
  let check: ClientCertificateCheck
  let gate: ConnectionGate
  let protection: ServerProtection
  let clock: SteadyTime
}
