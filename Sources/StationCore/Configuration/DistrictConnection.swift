/// Where the district is and what the station shows it, as the configuration file says.
public struct DistrictConnection: Hashable, Sendable {
  /// The server, such as `https://district.example:8443`.
  public let url: String
  /// The file with the certificate of the district's authority (PEM).
  public let authorityFile: String
  /// The file with the station's certificate (PEM); written by enrolment.
  public let certificateFile: String
  /// The file with the station's private key (PEM), readable only by its owner; written by enrolment.
  public let keyFile: String
  /// How soon events are sent.
  public let upload: UploadPolicy

  /// A connection.
  public init(
    url: String, authorityFile: String, certificateFile: String, keyFile: String, upload: UploadPolicy = .prompt
  ) {
    self.url = url
    self.authorityFile = authorityFile
    self.certificateFile = certificateFile
    self.keyFile = keyFile
    self.upload = upload
  }
}
