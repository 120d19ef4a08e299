import Testing

@testable import District

@Suite struct BucketTableTests {
  private let rule = BucketRule(burst: 2, perMinute: 60)

  @Test func eachCallerHasABucketOfItsOwn() {
    var table = BucketTable<String>(rule, at: 0)
    for _ in 0..<2 { #expect(table.take(from: "a", at: 0) == nil) }
    #expect(table.take(from: "a", at: 0) != nil)
    #expect(table.take(from: "b", at: 0) == nil)
    #expect(table.wait("c", at: 0) == nil && table.count == 2)
  }

  @Test func madeUpCallersTakeNoMemoryAndSlowDownEachOtherOnly() {
    var table = BucketTable<Int>(rule, most: 100, at: 0)
    #expect(table.take(2, from: -1, at: 0) == nil)
    var refused = 0
    for caller in 0..<10_000 where table.take(from: caller, at: 0) != nil { refused += 1 }
    #expect(table.count == 100)
    #expect(refused == 10_000 - 99 - 2)
    #expect(table.take(from: -1, at: 0) != nil)
    // Those who were quiet since are forgotten.
    #expect(table.take(from: 10_001, at: 60_000) == nil)
    #expect(table.count == 1)
  }
}
