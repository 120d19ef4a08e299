import DistrictProtocol
import FoundationEssentials
import StationCore

/// The body of a self-check: a JSON object whose known members have their form; what else is in it is passed over.
struct SelfCheckBody: Decodable {
  private(set) var ledger: LedgerID?
  private var errors: [WrongPart] = []

  /// Reads a body.
  ///
  /// - Throws: ``DistrictProblem/badSelfCheck(_:)`` naming everything that is wrong.
  static func read(_ body: [UInt8]) throws(DistrictProblem) -> SelfCheckBody {
    guard let check = try? JSONDecoder().decode(SelfCheckBody.self, from: Data(body)) else {
      throw .badSelfCheck([.body("", "must be a JSON object")])
    }
    guard check.errors.isEmpty else { throw .badSelfCheck(check.errors) }
    return check
  }

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    ledger = value(of: .ledger, in: members, "must be 16 lower-case hex digits") { (text: String) in
      LedgerID(text).flatMap { $0.description == text ? $0 : nil }
    }
    _ = value(of: .lastSequence, in: members, "must be an integer from 0 on of at most 18 digits") { (number: Int64) in
      (0..<1_000_000_000_000_000_000).contains(number) ? number : nil
    }
    _ = value(of: .time, in: members, "must be a UTC time like 2026-01-05T08:00:00.000Z") { (text: String) in
      Timestamp.milliseconds(text)
    }
  }

  private mutating func value<Raw: Decodable, Value>(
    of key: CodingKeys, in members: KeyedDecodingContainer<CodingKeys>, _ form: String, _ read: (Raw) -> Value?
  ) -> Value? {
    guard members.contains(key) else { return nil }
    if let raw = try? members.decode(Raw.self, forKey: key), let value = read(raw) { return value }
    errors.append(.body("/\(key.rawValue)", form))
    return nil
  }

  private enum CodingKeys: String, CodingKey {
    case ledger, lastSequence, time
  }
}
