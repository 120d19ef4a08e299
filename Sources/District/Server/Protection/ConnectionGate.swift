import NIOCore
import Synchronization
import X509

/// Lets connections in, up to so many in all, of one address before it shows a certificate, and of one certificate.
final class ConnectionGate: Sendable {
  /// A connection that was let in.
  struct Place: Sendable {
    fileprivate let number: UInt64
    let address: NetworkAddress
  }

  private struct State {
    var opened: UInt64 = 0
    var count = 0
    /// Connections that have shown no certificate, or none yet.
    var strangers: [NetworkAddress: Int] = [:]
    /// The connections of a certificate, the oldest first.
    var known: [[UInt8]: [(number: UInt64, channel: any Channel)]] = [:]
  }

  private let protection: ServerProtection
  private let state = Mutex(State())

  init(_ protection: ServerProtection) { self.protection = protection }

  /// How many connections there are.
  var count: Int { state.withLock { $0.count } }

  /// A place for a new connection, until it closes; `nil` where there is none.
  func open(_ channel: any Channel) -> Place? {
    let address = NetworkAddress(channel.remoteAddress)
    return state.withLock { state in
      guard state.count < protection.connections,
        state.strangers[address, default: 0] < protection.connectionsPerAddress
      else { return nil }
      state.opened += 1
      state.count += 1
      state.strangers[address, default: 0] += 1
      return Place(number: state.opened, address: address)
    }
  }

  /// The connection has shown a certificate; ends the certificate's oldest connection where it has too many.
  func identified(_ place: Place, _ certificate: Certificate, _ channel: any Channel) {
    let serial = Array(certificate.serialNumber.bytes)
    let surplus: (any Channel)? = state.withLock { state in
      Self.forget(place.address, &state)
      state.known[serial, default: []].append((place.number, channel))
      guard let all = state.known[serial], all.count > protection.connectionsPerCertificate else { return nil }
      return state.known[serial]?.removeFirst().channel
    }
    surplus?.close(promise: nil)
  }

  /// The connection is closed.
  func closed(_ place: Place, _ certificate: Certificate?) {
    state.withLock { state in
      state.count -= 1
      guard let certificate else { return Self.forget(place.address, &state) }
      let serial = Array(certificate.serialNumber.bytes)
      state.known[serial]?.removeAll { $0.number == place.number }
      if state.known[serial]?.isEmpty == true { state.known[serial] = nil }
    }
  }

  private static func forget(_ address: NetworkAddress, _ state: inout State) {
    let others = state.strangers[address, default: 1] - 1
    state.strangers[address] = others > 0 ? others : nil
  }
}
