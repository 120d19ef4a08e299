import StationCore

/// The `[district]` table.
enum DistrictTable {
  static let keys = ["url", "ca", "certificate", "key", "upload"]

  /// The connection, or `nil` where the file has no such table or a wrong one.
  static func connection(
    _ root: TableReader, dataDirectory: String, _ faults: inout FaultCollector
  ) -> DistrictConnection? {
    guard root.values["district"] != nil else { return nil }
    let table = root.table("district", &faults)
    guard case .table = root.values["district"] else { return nil }
    table.require("url", &faults)
    let url = table.text("url", &faults)
    if let url, let problem = DistrictURL.problem(url) { faults.note(problem, at: table.path.key("url")) }
    let authority = ValueRules.path(
      "ca", in: table, default: StationConfiguration.defaultAuthorityFile, &faults)
    let certificate = ValueRules.path(
      "certificate", in: table,
      default: StationConfiguration.defaultCertificateFile(dataDirectory: dataDirectory), &faults)
    let key = ValueRules.path(
      "key", in: table, default: StationConfiguration.defaultKeyFile(dataDirectory: dataDirectory), &faults)
    let upload = upload(table, &faults)
    return url.map {
      DistrictConnection(
        url: DistrictURL.trimmed($0), authorityFile: authority, certificateFile: certificate, keyFile: key,
        upload: upload)
    }
  }

  private static func upload(_ table: TableReader, _ faults: inout FaultCollector) -> UploadPolicy {
    guard let text = table.text("upload", &faults) else { return StationConfiguration.defaultUpload }
    guard let policy = UploadPolicy(rawValue: text) else {
      faults.note(.unknownUpload(text), at: table.path.key("upload"))
      return StationConfiguration.defaultUpload
    }
    return policy
  }
}
