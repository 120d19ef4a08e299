import DistrictProtocol
import FoundationEssentials
import Glibc
import StationCore

/// The files of the document store, each read and replaced whole.
struct DocumentFiles: Sendable {
  let programme: String
  /// The document that was refused.
  let refused: String
  /// What the ledger says of the documents.
  let recorded: String
  /// The directory of what the district sends.
  let district: String
  /// The district's member key as earlier versions kept it, beside the programme.
  let earlierKey: String
  /// The key that the station made for itself.
  let ownKey: String

  /// Makes the directories that are missing.
  init(dataDirectory: String) throws(FileFailure) {
    district = "\(dataDirectory)/district"
    programme = "\(district)/programme.json"
    refused = "\(district)/programme.refused.json"
    recorded = "\(district)/recorded.json"
    earlierKey = "\(district)/member.key"
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

  /// The document in a file that only spares work; `nil` where it is missing or of no use.
  func memo<Document: Decodable>(_ type: Document.Type, from path: String) throws(FileFailure) -> Document? {
    try DurableFile.read(path).flatMap { try? JSONDecoder().decode(type, from: Data($0)) }
  }

  /// Replaces a file by a document.
  func save(_ document: some Encodable, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try DurableFile.write(Array(try encoder.encode(document)), to: path)
  }

  /// Removes a file that is of no use any more; where it stays, it does no harm.
  func remove(_ path: String) { unlink(path) }
}
