import X509

/// Who is at the other end of a connection.
struct ConnectionPeer: Sendable {
  /// Where the connection comes from.
  let address: NetworkAddress
  /// The certificate that was shown, signed by the authority, whatever it is worth now; `nil` where there was none.
  let certificate: Certificate?
}
