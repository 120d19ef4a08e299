import Foundation
import TestSupport
import Testing

@testable import Uplink

@Suite struct DurableFileTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test func whatIsWrittenIsReadBackWithItsMode() throws {
    let path = directory.file("a/b/c.txt")
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
    try DurableFile.write(bytes, to: path, mode: 0o640)
    #expect(try DurableFile.read(path) == bytes)
    #expect(try directory.mode("a/b/c.txt") == 0o640)
    #expect(try directory.mode("a/b") == 0o700)
    try DurableFile.write([1], to: path)
    #expect(try DurableFile.read(path) == [1])
    #expect(try directory.mode("a/b/c.txt") == 0o600)
    #expect(try directory.names("a/b") == ["c.txt"])
  }

  @Test func theUmaskTakesNothingAway() throws {
    try DurableFile.write([1], to: directory.file("open"), mode: 0o666)
    #expect(try directory.mode("open") == 0o666)
  }

  @Test func aFileThatIsNotThereIsNoFailure() throws {
    #expect(try DurableFile.read(directory.file("none")) == nil)
    #expect(FileStamp(directory.file("none")) == nil)
  }

  @Test func aFileInTheWayOfADirectoryIsNamed() throws {
    try DurableFile.write([1], to: directory.file("file"))
    #expect(throws: FileFailure.self) { try DurableFile.write([1], to: directory.file("file/inside")) }
  }

  @Test func aLinkInTheWayOfATemporaryFileIsNotFollowed() throws {
    try DurableFile.write([7], to: directory.file("other"))
    try FileManager.default.createSymbolicLink(
      atPath: directory.file("target.tmp"), withDestinationPath: directory.file("other"))
    try DurableFile.write([1], to: directory.file("target"))
    #expect(try DurableFile.read(directory.file("other")) == [7])
    #expect(try DurableFile.read(directory.file("target")) == [1])
  }

  @Test func aReplacedFileHasAnotherStamp() throws {
    let path = directory.file("stamped")
    try DurableFile.write([1], to: path)
    let before = FileStamp(path)
    #expect(FileStamp(path) == before)
    try DurableFile.write([1], to: path)
    #expect(FileStamp(path) != before)
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func whatRootWritesBelongsToTheDirectorysOwner() throws {
    #expect(chown(directory.path, 4_242, 4_343) == 0)
    try DurableFile.write([1], to: directory.file("identity/station.key"))
    for name in ["identity", "identity/station.key"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: directory.file(name))
      #expect((attributes[.ownerAccountID] as? NSNumber)?.intValue == 4_242, "\(name)")
      #expect((attributes[.groupOwnerAccountID] as? NSNumber)?.intValue == 4_343, "\(name)")
    }
  }
}
