import DistrictProtocol
import FoundationEssentials
import Glibc
import StationCore

/// The files of the document store, each read and replaced whole.
struct DocumentFiles: Sendable {
  let programme: String
  let roster: String
  /// The district's member key.
  let districtKey: String
  /// The key that the station made for itself.
  let ownKey: String

  /// Makes the directories that are missing.
  init(dataDirectory: String) throws(FileFailure) {
    programme = "\(dataDirectory)/district/programme.json"
    roster = "\(dataDirectory)/district/roster.json"
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
    damage.append(setAside(path, otherwise: replacement))
    return nil
  }

  /// Replaces a file by a document.
  func save(_ document: some Encodable, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try DurableFile.write(Array(try encoder.encode(document)), to: path)
  }

  /// Renames a file that is of no use, so that it is neither read again nor lost.
  func setAside(_ path: String, otherwise replacement: String) -> DamagedFile {
    let kept = path + ".damaged"
    return DamagedFile(path: path, keptAs: rename(path, kept) == 0 ? kept : nil, replacement: replacement)
  }
}
