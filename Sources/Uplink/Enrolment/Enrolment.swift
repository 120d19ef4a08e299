import DistrictProtocol
import NIOHTTP1
public import StationCore
import X509

/// Gives a station its certificate: a key made here, a one-time token, and a certificate that the district issues.
///
/// The private key never leaves the device. Whatever fails before the certificate was checked leaves the pair that was
/// there as it was.
public struct Enrolment: Sendable {
  private let server: String
  private let station: StationID
  private let token: String
  private let authorityFile: String
  private let files: IdentityFiles
  private let clock: @Sendable () -> ClockReading

  /// An enrolment that has not begun.
  ///
  /// - Parameters:
  ///   - server: the district's address, such as `https://district.example:8443`.
  ///   - station: whom the certificate is for.
  ///   - token: the one-time token from the district.
  ///   - authorityFile: the certificate of the district's authority (PEM), the only one that is trusted.
  ///   - certificateFile: where the certificate goes.
  ///   - keyFile: where the private key goes.
  ///   - clock: reads the machine's clocks; what they say is believed only where it counts as right.
  public init(
    server: String, station: StationID, token: String, authorityFile: String, certificateFile: String, keyFile: String,
    clock: @escaping @Sendable () -> ClockReading
  ) {
    self.server = server
    self.station = station
    self.token = token
    self.authorityFile = authorityFile
    self.clock = clock
    files = IdentityFiles(certificateFile: certificateFile, keyFile: keyFile)
  }

  /// Enrols the station.
  ///
  /// - Parameter report: told each step that succeeded.
  /// - Returns: until when the certificate is valid, in milliseconds since 1970-01-01T00:00:00Z.
  /// - Throws: ``EnrolmentFailure``.
  public func run(report: (EnrolmentStep) -> Void = { _ in }) async throws(EnrolmentFailure) -> Int64 {
    let authority: AuthorityCertificate
    do { authority = try AuthorityCertificate(file: authorityFile) } catch { throw EnrolmentFailure(error) }
    let key = StationKey()
    report(.keyMade)
    let reply = try await ask(for: key, authority)
    let certificates: [Certificate]
    do { certificates = try ESTBody.certificates(reply.body) } catch { throw .unreadableReply("\(error)") }
    let issued = try IssuedCertificate(
      in: certificates, key: key.publicKey, station: station, authority: authority, districtTime: reply.date)
    report(.certificateIssued(station))
    guard let pem = try? issued.pem() else { throw .unreadableReply("its certificate cannot be written as PEM") }
    do { try files.store(IdentityPEM(certificate: pem, key: key.pem)) } catch { throw .file(error) }
    report(.stored(certificateFile: files.certificateFile, keyFile: files.keyFile))
    try await prove(authority)
    report(.proved(server: server))
    return issued.validUntil
  }

  private func ask(for key: StationKey, _ authority: AuthorityCertificate) async throws(EnrolmentFailure)
    -> DistrictReply
  {
    guard let request = try? key.request(for: station), let body = try? ESTBody.encode(request) else {
      throw .unreadableReply("the certificate request cannot be made")
    }
    let reply: DistrictReply
    do {
      let client = try DistrictClient(server: server, authority: authority, identity: nil, clock: clock)
      reply = try await client.exchange(
        .POST, DistrictPath.enrol,
        headers: [
          "Authorization": BasicCredentials(station: station, token: token).header,
          "Content-Type": ESTBody.requestContentType, "Content-Transfer-Encoding": "base64",
        ],
        body: body)
    } catch {
      throw EnrolmentFailure(error)
    }
    switch reply.status {
    case 200: return reply
    case 401, 403: throw .tokenRefused(station, detail: reply.words)
    default: throw .refused(status: reply.status, detail: reply.words)
    }
  }

  /// Reads the pair back and shows it to the district.
  private func prove(_ authority: AuthorityCertificate) async throws(EnrolmentFailure) {
    let identity: StationIdentity?
    do { identity = try files.load() } catch { throw .notProved("\(error)") }
    guard let identity else { throw .notProved("\(files.certificateFile) is gone") }
    switch await IdentityTrial(server: server, authority: authority, clock: clock).run(identity) {
    case .accepted: return
    case .refused(let words), .unanswered(let words, _): throw .notProved(words)
    }
  }
}
