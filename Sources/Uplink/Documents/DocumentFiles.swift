import DistrictProtocol
import FoundationEssentials
import StationCore

/// The files of the document store, each read and replaced whole.
struct DocumentFiles: Sendable {
  let programme: String
  /// The directory of what the district sends.
  let district: String
  /// The district's member key.
  let districtKey: String
  /// The key that the station made for itself.
  let ownKey: String

  /// Makes the directories that are missing.
  init(dataDirectory: String) throws(FileFailure) {
    programme = "\(dataDirectory)/district/programme.json"
    district = "\(dataDirectory)/district"
    districtKey = "\(dataDirectory)/district/member.key"
    ownKey = "\(dataDirectory)/identity/member.key"
    try DurableFile.makeDirectory("\(dataDirectory)/district")
    try DurableFile.makeDirectory("\(dataDirectory)/identity")
  }

  /// The document in a file; `nil` where there is none or it was damaged, which is then noted.
  func load<Document: Decodable>(
    _ type: Document.Type, from path: String, otherwise replacement: String, noting damage: inout [DamagedFile]
  ) throws(FileFailure) -> Document? {
    guard let bytes = try DurableFile.read(path) else { return nil }
    if let document = try? JSONDecoder().decode(type, from: Data(bytes)) { return document }
    damage.append(DamagedFile(settingAside: path, otherwise: replacement))
    return nil
  }

  /// Replaces a file by a document.
  func save(_ document: some Encodable, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try DurableFile.write(Array(try encoder.encode(document)), to: path)
  }
}
