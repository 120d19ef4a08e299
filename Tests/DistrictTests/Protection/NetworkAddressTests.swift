import NIOCore
import Testing

@testable import District

@Suite struct NetworkAddressTests {
  private func address(_ text: String) throws -> NetworkAddress {
    NetworkAddress(try SocketAddress(ipAddress: text, port: 1))
  }

  @Test(arguments: [
    ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false), ("::ffff:192.0.2.1", "192.0.2.1", true),
    ("2001:db8::1", "2001:db8::ffff:2", true), ("2001:db8:0:1::1", "2001:db8:0:2::1", false),
  ])
  func oneCallerIsToldFromAnother(one: String, other: String, isSame: Bool) throws {
    #expect(try (address(one) == address(other)) == isSame)
  }
}
