/// A certificate and its private key as PEM; the description shows neither.
struct IdentityPEM: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// The certificate, and any between it and the authority.
  let certificate: String
  /// The private key.
  let key: String

  /// Both in one text, so that one file can hold them.
  var bundle: String { key + certificate }

  /// A pair.
  init(certificate: String, key: String) {
    self.certificate = certificate
    self.key = key
  }

  /// Takes a text as ``bundle`` makes it apart; `nil` for any other.
  init?(bundle: String) {
    let start = "-----BEGIN CERTIFICATE-----"
    guard bundle.hasPrefix("-----BEGIN "), !bundle.hasPrefix(start), let split = bundle.firstRange(of: start) else {
      return nil
    }
    self.init(certificate: String(bundle[split.lowerBound...]), key: String(bundle[..<split.lowerBound]))
  }

  /// Nothing of the key.
  var description: String { "a certificate and its key" }
  /// A mirror without children, so that `dump` shows no key either.
  var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
