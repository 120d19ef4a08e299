import Glibc
import Testing

@testable import KioskMenu

@Suite struct SampleCardsTests {
  @Test func aSampleCardIsOneLineOfDigitsThatAreNobodys() throws {
    var folder = Array("/tmp/sample-cards-XXXXXX".utf8CString)
    try #require(mkdtemp(&folder) != nil)
    let path = String(decoding: folder.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self) + "/cards"
    defer {
      unlink(path)
      folder.withUnsafeBufferPointer { _ = $0.baseAddress.map { rmdir($0) } }
    }
    try #require(mkfifo(path, 0o600) == 0)
    #expect(!SampleCards(path: path).tap(1), "nobody listens yet")
    let reader = open(path, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    #expect(SampleCards(path: path).tap(1))
    #expect(SampleCards(path: path).tap(6))
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = read(reader, &buffer, buffer.count)
    #expect(String(decoding: buffer.prefix(max(0, count)), as: UTF8.self) == "0000000001\n0000000006\n")
  }

  @Test func aPipeThatIsNotThereIsNoCard() {
    #expect(!SampleCards(path: "/nonexistent/cards").tap(1))
  }
}
