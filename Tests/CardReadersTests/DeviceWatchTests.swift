import Foundation
import TestSupport
import Testing

@testable import CardReaders

struct DeviceWatchTests {
  private let folder: TemporaryDirectory
  private let root: String

  init() throws {
    folder = try TemporaryDirectory()
    // A link on the way to the temporary directory would be a place more.
    let real = try #require(realpath(folder.path, nil))
    defer { free(real) }
    root = String(cString: real)
  }

  private func make(_ directory: String) throws {
    try FileManager.default.createDirectory(atPath: "\(root)/\(directory)", withIntermediateDirectories: true)
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(root)/\(path)", withDestinationPath: target)
  }

  private func touch(_ path: String) { close(creat("\(root)/\(path)", 0o600)) }

  /// The places on the way, relative to the folder.
  private func places(_ path: String) -> [String] {
    DeviceWay(to: "\(root)/\(path)").places.map { place in
      let directory = place.directory.hasPrefix(root) ? String(place.directory.dropFirst(root.count)) : place.directory
      return "\(directory) \(place.name)"
    }
  }

  @Test func theFirstMissingNameIsWaitedForInTheNearestDirectory() throws {
    #expect(places("serial/by-id/usb") == [" serial"])
    try make("serial")
    #expect(places("serial/by-id/usb") == ["/serial by-id"])
    try make("serial/by-id")
    #expect(places("serial/by-id/usb") == ["/serial/by-id usb"])
  }

  @Test func everyLinkAndItsTargetAreOnTheWay() throws {
    try make("serial/by-id")
    try link("serial/by-id/usb", to: "../../ttyUSB0")
    #expect(places("serial/by-id/usb") == ["/serial/by-id usb", "/serial/by-id/../.. ttyUSB0"])
    touch("ttyUSB0")
    #expect(places("serial/by-id/usb") == ["/serial/by-id usb", "/serial/by-id/../.. ttyUSB0"])
    try link("short", to: "\(root)/serial")
    #expect(places("short/by-id/usb") == [" short", "/serial/by-id usb", "/serial/by-id/../.. ttyUSB0"])
  }

  @Test func aCircleOfLinksEnds() throws {
    try link("one", to: "two")
    try link("two", to: "one")
    #expect(places("one").count == 41)
  }

  @Test func aFileInTheWayIsTheEnd() {
    touch("file")
    #expect(places("file/reader") == [" file"])
  }

  /// Watches the way and says whether the change is news.
  private func isNews(_ path: String, _ change: () throws -> Void) throws -> Bool {
    let watch = try #require(DeviceWatch())
    #expect(watch.follow(DeviceWay(to: "\(root)/\(path)")))
    #expect(!watch.takeNews())
    try change()
    var polled = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&polled, 1, 0)
    let isReadable = polled.revents & Int16(POLLIN) != 0
    let isNews = watch.takeNews()
    #expect(isReadable || !isNews)
    return isNews
  }

  @Test func aLinkThatIsPutInPlaceIsNews() throws {
    try make("dev")
    // As udev does it: made under another name, then moved.
    try link("temporary", to: "/dev/null")
    #expect(try isNews("dev/reader") { rename("\(root)/temporary", "\(root)/dev/reader") })
  }

  @Test func permissionsThatAreSetAreNews() throws {
    touch("ttyUSB0")
    #expect(try isNews("ttyUSB0") { chmod("\(root)/ttyUSB0", 0o660) })
  }

  @Test func aMissingDirectoryThatIsMadeIsNews() throws {
    #expect(try isNews("serial/by-id/usb") { try make("serial") })
  }

  @Test func aDirectoryThatIsRemovedIsNews() throws {
    try make("serial/by-id")
    #expect(try isNews("serial/by-id/usb") { rmdir("\(root)/serial/by-id") })
  }

  @Test func whatHappensToOthersIsNoNews() throws {
    #expect(
      try !isNews("ttyUSB0") {
        for number in 1...1_000 { touch("ttyUSB\(number)") }
      })
  }

  @Test func aLostEventIsNews() throws {
    #expect(
      try isNews("ttyUSB0") {
        // More than the kernel keeps (`max_queued_events`).
        for _ in 0..<8_500 {
          touch("other")
          unlink("\(root)/other")
          touch("another")
          unlink("\(root)/another")
        }
      })
  }

  @Test func aWatchThatRestsHearsNothingUntilItFollowsAWayAgain() throws {
    let watch = try #require(DeviceWatch())
    let way = DeviceWay(to: "\(root)/reader")
    #expect(watch.follow(way))
    watch.rest()
    touch("reader")
    #expect(!watch.takeNews())
    unlink("\(root)/reader")
    #expect(watch.follow(way))
    touch("reader")
    #expect(watch.takeNews())
  }
}
