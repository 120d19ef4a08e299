import DistrictProtocol
import StationCore
import X509

/// A signed programme that the district sent, judged: whole and right, or refused with the reason.
struct ProgrammeOffer {
  let programme: Programme
  let key: MemberKey

  /// The largest document that is looked at, in bytes.
  static let largest = 1 << 20

  /// Why an offer is refused.
  enum Fault: Error, Hashable, CustomStringConvertible {
    case tooLarge(bytes: Int)
    case document(DocumentFault)
    case otherStation(String)
    case older(String, inForce: String)
    case badKey(version: String)
    case content(version: String, [ProgrammeFault])

    /// The version that it has, as far as it is the district's word.
    var version: String? {
      switch self {
      case .tooLarge, .document, .otherStation: nil
      case .older(let version, _), .badKey(let version), .content(let version, _): version
      }
    }

    /// How many faults are told: one is to be mended first anyway.
    private static let told = 3

    var description: String {
      switch self {
      case .tooLarge(let bytes): "it has \(bytes) bytes, and \(ProgrammeOffer.largest) is the most"
      case .document(let fault): "\(fault)"
      case .otherStation: "it is signed for another station"
      case .older(let version, let inForce):
        "it is version \(version), and \(inForce) is in force; the district must publish beyond that, as with "
          + "“districtd programme publish --above \(inForce)”"
      case .badKey: "its member key has not the form of one"
      case .content(_, let faults):
        faults.prefix(Self.told).map(\.description).joined(separator: "; ")
          + (faults.count > Self.told ? "; and \(faults.count - Self.told) more" : "")
      }
    }
  }

  /// Judges a document.
  ///
  /// - Parameters:
  ///   - body: what the district sent.
  ///   - authority: who must have signed it.
  ///   - station: for whom it must be, if it names anybody.
  ///   - inForce: the version in force; `nil` for none.
  /// - Throws: ``Fault``.
  init(
    _ body: [UInt8], authority: Certificate, for station: StationID, inForce: String?
  ) throws(Fault) {
    guard body.count <= Self.largest else { throw .tooLarge(bytes: body.count) }
    let document: ProgrammeDocument
    do {
      document = try SignedDocument.programme(String(decoding: body, as: UTF8.self), authority: authority)
    } catch {
      throw .document(error)
    }
    if let other = document.station, other != station.description { throw .otherStation(other) }
    let faults = ProgrammeCheck.faults(of: document.programme)
    guard faults.isEmpty else { throw .content(version: String(document.version.prefix(32)), faults) }
    if let inForce, Programme.isOlder(document.version, than: inForce) {
      throw .older(document.version, inForce: inForce)
    }
    guard let key = document.memberKey.memberKey else { throw .badKey(version: document.version) }
    (programme, self.key) = (document.programme, key)
  }
}
