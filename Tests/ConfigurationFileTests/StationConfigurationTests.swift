import StationCore
import Testing

@testable import ConfigurationFile

struct StationConfigurationTests {
  @Test func everyKeyOfTheContractIsRead() throws {
    let text = """
      [station]
      id = "CY-SLT-003"
      name = "三里屯街道 第三驿站"
      time-zone = "Asia/Urumqi"
      languages = ["en", "zh-Hans"]

      [data]
      directory = "/data/warmstation/"
      keep-days = 90

      [local-api]
      socket = "/run/other/station.sock"

      [check-in]
      repeat-minutes = 0

      [[reader]]
      name = "counter"
      device = "/dev/serial/by-id/usb-example"
      protocol = "em4100"
      speed = 115200

      [[reader]]
      device = "/dev/ttyS0"
      protocol = "line"

      [[reader]]
      name = "gate"
      device = "/dev/ttyS1"
      protocol = "osdp"
      address = 101
      key-file = "/etc/gate.key"
      door-output = 1
      door-seconds = 8

      [[reader]]
      device = "/dev/ttyS1"
      protocol = "osdp"
      speed = 9600
      address = 0

      [voice]
      engine = ["/usr/bin/piper", "--voice={language}"]
      player = ["/usr/bin/aplay", "-D", "plughw:1"]
      recordings = "/var/lib/voices/"
      volume = 90
      quiet-hours = "21:00-07:00"
      quiet-volume = 20

      [district]
      url = "https://district.example:8443/"
      ca = "/etc/ca.pem"
      certificate = "/data/station.pem"
      key = "/data/station.key"
      upload = "economical"
      """
    let configuration = try StationConfiguration.parse(text, file: "f") { $0 == "Asia/Urumqi" }
    let expected = StationConfiguration(
      id: try #require(StationID("CY-SLT-003")), name: "三里屯街道 第三驿站", timeZone: "Asia/Urumqi",
      languages: ["en", "zh-Hans"], dataDirectory: "/data/warmstation", keepDays: 90,
      socketPath: "/run/other/station.sock",
      repeatMinutes: 0,
      readers: [
        ReaderConfiguration(
          name: "counter", device: "/dev/serial/by-id/usb-example", protocol: .em4100, speed: 115_200),
        ReaderConfiguration(name: "reader-2", device: "/dev/ttyS0", protocol: .line),
        ReaderConfiguration(
          name: "gate", device: "/dev/ttyS1", protocol: .osdp,
          osdp: OSDPSettings(address: 101, keyFile: "/etc/gate.key", door: DoorStrike(output: 1, seconds: 8))),
        ReaderConfiguration(
          name: "reader-4", device: "/dev/ttyS1", protocol: .osdp, speed: 9_600, osdp: OSDPSettings(address: 0)),
      ],
      district: DistrictConnection(
        url: "https://district.example:8443", authorityFile: "/etc/ca.pem", certificateFile: "/data/station.pem",
        keyFile: "/data/station.key", upload: .economical),
      voice: VoiceSettings(
        engine: .command(["/usr/bin/piper", "--voice={language}"]), player: ["/usr/bin/aplay", "-D", "plughw:1"],
        recordings: "/var/lib/voices", volume: 90, quietHours: QuietHours("21:00-07:00"), quietVolume: 20))
    #expect(configuration == expected)
  }

  @Test func aSilentEngineAndOneByName() throws {
    func engine(_ text: String) throws -> SpeechEngine {
      try StationConfiguration.parse(smallestStation + "[voice]\nengine = \"\(text)\"\n", file: "f").voice.engine
    }
    #expect(try engine("none") == .none)
    #expect(try engine("espeak-ng") == .espeak)
  }

  @Test func theSmallestFileHasTheDefaults() throws {
    let configuration = try StationConfiguration.parse(smallestStation, file: "f") { $0 == "Asia/Shanghai" }
    let id = try #require(StationID("CY-TEST-001"))
    #expect(configuration == StationConfiguration(id: id, name: "驿站"))
    #expect(configuration.timeZone == "Asia/Shanghai")
    #expect(configuration.languages == ["zh-Hans", "en"])
    #expect(configuration.dataDirectory == "/var/lib/warmstation")
    #expect(configuration.socketPath == "/run/warmstation/station.sock")
    #expect(configuration.keepDays == 400)
    #expect(configuration.repeatMinutes == 10)
    #expect(configuration.readers.isEmpty)
    #expect(configuration.district == nil)
    #expect(configuration.voice == VoiceSettings())
  }

  @Test func theIdentityLiesInTheDataDirectoryByDefault() throws {
    let text = smallestStation + "[data]\ndirectory = \"/data\"\n[district]\nurl = \"https://d.example\"\n"
    let district = try #require(try StationConfiguration.parse(text, file: "f").district)
    #expect(district.authorityFile == "/etc/warmstation/district-ca.pem")
    #expect(district.certificateFile == "/data/identity/station.pem")
    #expect(district.keyFile == "/data/identity/station.key")
    #expect(district.upload == .prompt)
  }

  @Test func readersMayStandInAnInlineList() throws {
    let text = "reader = [{ device = \"/dev/ttyS0\", protocol = \"line\" }]\n" + smallestStation
    #expect(try StationConfiguration.parse(text, file: "f").readers.map(\.device) == ["/dev/ttyS0"])
  }
}
