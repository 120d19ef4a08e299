import Crypto
import DistrictProtocol
import StationCore
import TestSupport
import Testing
import X509

/// Whatever comes over the wire is taken or refused; nothing traps, and what is taken means what its text says.
@Suite struct NonsenseTests {
  private static let inputs = 4_000

  /// A few bytes of a sample changed, left out, repeated or put in.
  private func mutate(_ sample: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
    var bytes = sample
    for _ in 0...Int.random(in: 0...3, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, place + Int.random(in: 1...9, using: &generator))
      switch Int.random(in: 0...4, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 3: bytes.insert(contentsOf: Array(#"{"":[]},"#.utf8), at: place)
      default: bytes.insert(contentsOf: Array("99999999999999999999".utf8), at: place)
      }
    }
    return bytes
  }

  @Test func batchesAreTakenOnlyAsTheyAreWritten() throws {
    var generator = SeededGenerator(seed: 20_260_105)
    let source = try Samples.source()
    let sample = EventBatch.encode(try Samples.records(2, source: source), source: source)
    var taken = 0
    for _ in 0..<Self.inputs {
      guard let batch = try? EventBatch.decode(mutate(sample, using: &generator), of: source.station) else { continue }
      taken += 1
      let records = batch.records(after: .genesis(of: batch.source))
      let again = try EventBatch.decode(EventBatch.encode(records, source: batch.source))
      #expect(again.source == batch.source && again.records(after: .genesis(of: batch.source)) == records)
      #expect(batch.source.station == source.station)
    }
    #expect(taken > 10)
  }

  /// Whoever writes white space is read by another reader, which must not draw other lines.
  @Test(arguments: 26...36) func nestingEndsAtTheSameDepthHoweverItIsWritten(depth: Int) throws {
    let data = String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)
    let text = String(decoding: try Samples.changed("\"data\":{", "\"data\":\(data),\"x\":{"), as: UTF8.self)
    let end = try #require(text.firstRange(of: ",\"x\":"))
    let rest = try #require(text.firstRange(of: ",\"id\":"))
    let packed = text[..<end.lowerBound] + text[rest.lowerBound...]
    let spaced = packed.replacing(",\"id\":", with: " , \"id\": ")
    let (one, other) = (try? EventBatch.decode(Array(packed.utf8)), try? EventBatch.decode(Array(spaced.utf8)))
    #expect((one == nil) == (other == nil))
    #expect((one == nil) == (depth > 30))
  }

  @Test func gzipThatWasChangedIsRefusedOrTheSame() throws {
    var generator = SeededGenerator(seed: 1)
    let sample = (0..<5_000).map { _ in UInt8.random(in: 0...9, using: &generator) }
    let packed = try Gzip.compress(sample)
    for _ in 0..<Self.inputs {
      let changed = mutate(packed, using: &generator)
      guard let expanded = try? Gzip.decompress(changed, limit: 10_000, ratio: Gzip.densest) else { continue }
      #expect(expanded == sample)
    }
  }

  @Test func headersAndBodiesOfEnrolmentAreTakenOrRefused() throws {
    var generator = SeededGenerator(seed: 2)
    let request = try ESTBody.encode(
      CertificateSigningRequest(
        version: .v1, subject: DistinguishedName { CommonName("CY-TEST-001") },
        privateKey: .init(P256.Signing.PrivateKey()), attributes: CertificateSigningRequest.Attributes()))
    let der = try #require(ESTBody.decode(request))
    let station = try #require(StationID("CY-TEST-001"))
    let credentials = Array(BasicCredentials(station: station, token: "0123456789abcdef").header.utf8)
    let head = Array("17;\(String(repeating: "0a", count: 32))".utf8)
    for _ in 0..<Self.inputs {
      _ = try? ESTBody.request(mutate(request, using: &generator))
      _ = try? ESTBody.request(ESTBody.encode(mutate(der, using: &generator)))
      _ = try? ESTBody.certificates(ESTBody.encode(mutate(der, using: &generator)))
      let text = String(decoding: mutate(credentials, using: &generator), as: UTF8.self)
      if let read = BasicCredentials(header: text) { #expect(StationID(read.station.description) == read.station) }
      let header = String(decoding: mutate(head, using: &generator), as: UTF8.self)
      if let read = LedgerHeadHeader(header) { #expect(read.description == header) }
    }
  }

  @Test func aBodyThatExpandsTooFarIsRefusedUnlessItIsSmall() throws {
    let zeros = try Gzip.compress([UInt8](repeating: 0x20, count: 4 << 20))
    #expect(throws: GzipFault.tooDense(ratio: 200)) { try Gzip.decompress(zeros, limit: 1 << 26, ratio: 200) }
    let few = try Gzip.compress([UInt8](repeating: 0x20, count: Gzip.denseLimit))
    #expect(try Gzip.decompress(few, limit: 1 << 26, ratio: 200).count == Gzip.denseLimit)
    #expect(try Gzip.decompress(zeros, limit: 1 << 26).count == 4 << 20)
  }
}
