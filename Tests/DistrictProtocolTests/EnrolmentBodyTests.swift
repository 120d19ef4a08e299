import Crypto
import DistrictProtocol
import FoundationEssentials
import StationCore
import Testing
import X509

@Suite struct EnrolmentBodyTests {
  @Test func certificatesComeBackFromTheirList() throws {
    let certificates = try [certificate("one"), certificate("two")]
    #expect(try ESTBody.certificates(ESTBody.encode(certificates)) == certificates)
    #expect(try ESTBody.certificates(ESTBody.encode([Certificate]())) == [])
  }

  @Test func brokenLinesAreRead() throws {
    let certificates = [try certificate("one")]
    var body: [UInt8] = []
    for (index, byte) in try ESTBody.encode(certificates).enumerated() {
      if index % 64 == 0 { body += [0x0D, 0x0A] }
      body.append(byte)
    }
    #expect(try ESTBody.certificates(body) == certificates)
  }

  @Test func aCertificateRequestComesBack() throws {
    let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
    let request = try CertificateSigningRequest(
      version: .v1, subject: DistinguishedName { CommonName("CY-TEST-001") }, privateKey: key,
      attributes: CertificateSigningRequest.Attributes())
    #expect(try ESTBody.request(ESTBody.encode(request)) == request)
  }

  @Test func otherBodiesAreRefused() throws {
    #expect(throws: EnrolmentFault.notBase64) { try ESTBody.certificates(Array("-----BEGIN".utf8)) }
    #expect(throws: EnrolmentFault.notBase64) { try ESTBody.certificates([]) }
    #expect(throws: EnrolmentFault.notCertificates) { try ESTBody.certificates(ESTBody.encode([0x30, 0x00])) }
    #expect(throws: EnrolmentFault.notARequest) { try ESTBody.request(ESTBody.encode([certificate("one")])) }
  }

  @Test func everyTruncatedListIsRefused() throws {
    let der = try CertificateList([certificate("one")]).derBytes()
    for length in 0..<der.count {
      #expect(throws: (any Error).self) { try CertificateList(derBytes: Array(der[..<length])) }
    }
  }

  @Test func credentialsComeBackFromTheirHeader() throws {
    let credentials = BasicCredentials(station: try #require(StationID("CY-TEST-001")), token: "a:b:中")
    #expect(BasicCredentials(header: credentials.header) == credentials)
    #expect(!String(describing: credentials).contains("a:b"))
  }

  @Test(arguments: ["", "Basic", "Basic !", "Bearer QTpi", "Basic QQ==", "Basic OmI="])
  func whatHoldsNoCredentialsIsRefused(header: String) {
    #expect(BasicCredentials(header: header) == nil)
  }

  private func certificate(_ name: String) throws -> Certificate {
    let key = P256.Signing.PrivateKey()
    let subject = try DistinguishedName { CommonName(name) }
    return try Certificate(
      version: .v3, serialNumber: 1, publicKey: .init(key.publicKey),
      notValidBefore: Date(timeIntervalSince1970: 0), notValidAfter: Date(timeIntervalSince1970: 1_000_000),
      issuer: subject, subject: subject, extensions: Certificate.Extensions(), issuerPrivateKey: .init(key))
  }
}
