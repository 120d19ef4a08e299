import Foundation
import StationCore
import TestSupport
import Testing

@testable import ConfigurationFile

struct KeyFileTests {
  static let digits = "00112233445566778899aabbccddeeff"
  let directory: TemporaryDirectory
  var path: String { directory.file("gate.key") }

  init() throws { directory = try TemporaryDirectory() }

  private func write(_ text: String, to path: String? = nil, mode: Int = 0o600) throws {
    let path = path ?? self.path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  private func fault() -> String? {
    let text =
      smallestStation
      + "[[reader]]\ndevice = \"/dev/ttyS0\"\nprotocol = \"osdp\"\naddress = 1\nkey-file = \"\(path)\"\n"
    do throws(ConfigurationFailure) {
      _ = try StationConfiguration.parse(text, file: "f", readKeys: KeyFile.keys)
      return nil
    } catch { return error.description.replacing(path, with: "FILE") }
  }

  @Test(arguments: [0o600, 0o400], [digits, digits.uppercased() + "\n", " \(digits)\r\n"])
  func aKeyForItsOwnerAloneIsRead(mode: Int, text: String) throws {
    try write(text, mode: mode)
    #expect(KeyFile.keys(path) == .success([try #require(OSDPKey(Self.digits))]))
    #expect(fault() == nil)
  }

  @Test(arguments: [0o644, 0o640, 0o660, 0o700, 0o604]) func aKeyThatOthersMayReadIsRefused(mode: Int) throws {
    try write(Self.digits, mode: mode)
    let octal = "0" + String(mode, radix: 8)
    #expect(
      fault()
        == "f:8: `key-file` in [[reader]]: `FILE` has mode \(octal); a key is for its owner alone: `chmod 0600` it.")
  }

  @Test(arguments: ["", "00", digits + "00", String(digits.dropLast()) + "g", digits + "\n" + digits, "０"])
  func whatIsNoKeyIsRefused(text: String) throws {
    try write(text)
    #expect(KeyFile.keys(path) == .failure(.notAKey))
  }

  @Test func theKeyThatEverybodyKnowsIsRefused() throws {
    try write("303132333435363738393A3B3C3D3E3F")
    #expect(fault()?.contains("every reader is delivered with") == true)
  }

  @Test func aMissingFileSaysHowItIsMade() {
    #expect(
      fault() == "f:8: `key-file` in [[reader]]: there is no `FILE`; `station reader set-key` makes it.")
  }

  @Test func aDirectoryIsNoKey() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(KeyFile.keys(path) == .failure(.notAFile))
  }

  @Test func aKeyThatWasBeingSetIsTriedToo() throws {
    let new = "ff112233445566778899aabbccddeeff"
    try write(new, to: KeyFile.newFile(beside: path))
    #expect(KeyFile.keys(path) == .success([try #require(OSDPKey(new))]))
    try write(Self.digits)
    #expect(KeyFile.keys(path) == .success([try #require(OSDPKey(Self.digits)), try #require(OSDPKey(new))]))
  }

  @Test func theTextOfAKeyIsReadAgain() throws {
    let key = try #require(OSDPKey(Self.digits))
    try write(String(decoding: KeyFile.text(of: key), as: UTF8.self))
    #expect(KeyFile.keys(path) == .success([key]))
  }

  @Test func keysAreLeftInTheirFilesUnlessAskedFor() throws {
    let text =
      smallestStation
      + "[[reader]]\ndevice = \"/dev/ttyS0\"\nprotocol = \"osdp\"\naddress = 1\nkey-file = \"/nowhere/a.key\"\n"
    let configuration = try StationConfiguration.parse(text, file: "f")
    #expect(configuration.readers.first?.osdp == OSDPSettings(address: 1, keyFile: "/nowhere/a.key"))
  }
}
