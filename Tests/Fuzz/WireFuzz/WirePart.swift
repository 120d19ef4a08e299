import DistrictProtocol
import StationCore

/// The parts of a request that a district reads, with what must hold whatever stands in them.
enum WirePart: CaseIterable {
  case batch
  case compressedBatch
  case list
  case header
  case enrolment

  private static let expandedLimit = 1 << 20

  func take(_ bytes: [UInt8]) {
    switch self {
    case .batch: takeBatch(bytes)
    case .compressedBatch:
      guard let expanded = try? Gzip.decompress(bytes, limit: Self.expandedLimit, ratio: Gzip.densest) else { return }
      precondition(expanded.count <= Self.expandedLimit, "more than the limit was expanded")
      takeBatch(expanded)
    case .list: takeList(bytes)
    case .header: takeHeader(String(decoding: bytes, as: UTF8.self))
    case .enrolment:
      for body in [bytes, ESTBody.encode(bytes)] {
        _ = try? ESTBody.request(body)
        _ = try? ESTBody.certificates(body)
      }
    }
  }

  /// What is taken can be written and read again, and is the same.
  private func takeBatch(_ bytes: [UInt8]) {
    guard let batch = try? EventBatch.decode(bytes) else { return }
    let records = batch.records(after: .genesis(of: batch.source))
    let again = try? EventBatch.decode(EventBatch.encode(records, source: batch.source), of: batch.source.station)
    precondition(again?.records(after: .genesis(of: batch.source)) == records, "a batch changed on its way")
    precondition(batch.lastSequence - batch.firstSequence == Int64(batch.events.count) - 1, "a batch has a gap")
  }

  /// A list is read element by element as it is read whole.
  private func takeList(_ bytes: [UInt8]) {
    guard case .array(let whole)? = try? JSONText.parse(bytes) else { return }
    guard var list = try? JSONList(bytes, elementLimit: .max / 2) else { preconditionFailure("a list is none") }
    for element in whole { precondition((try? list.next()) == element, "an element is another one") }
    precondition((try? list.next()) == .some(nil), "a list does not end")
  }

  private func takeHeader(_ text: String) {
    if let head = LedgerHeadHeader(text) { precondition(head.description == text, "a header changed") }
    if let credentials = BasicCredentials(header: text) {
      precondition(BasicCredentials(header: credentials.header) == credentials, "credentials changed")
    }
  }
}
