import StationCore
import Testing

@testable import ConfigurationFile

struct ZoneFileTests {
  @Test func theSystemsRulesAreLoaded() throws {
    let shanghai = try ZoneFile.load("Asia/Shanghai")
    #expect(shanghai.name == "Asia/Shanghai")
    #expect(shanghai.offsetSeconds(at: 1_767_571_200_000) == 8 * 3600)
    #expect(ZoneFile.exists("Etc/GMT+8"))
    #expect(ZoneFile.exists("America/Argentina/Buenos_Aires"))
  }

  @Test(arguments: ["", "/", "/etc/passwd", "../zoneinfo/Asia/Shanghai", "Asia//Shanghai", "Asia/Shang hai", "亚洲/上海"])
  func aNameThatCouldLeadElsewhereIsRefused(_ name: String) {
    #expect(throws: ZoneFileFailure.noName(name)) { try ZoneFile.load(name) }
  }

  @Test func aZoneThatIsNotThereIsSaidToBeSo() {
    #expect(throws: ZoneFileFailure.unreadable("Asia/Beijing", code: 2)) { try ZoneFile.load("Asia/Beijing") }
    #expect(
      ZoneFileFailure.unreadable("Asia/Beijing", code: 2).description
        == "The time zone `Asia/Beijing` cannot be read from /usr/share/zoneinfo: No such file or directory.")
  }

  @Test func aFileThatIsNoZoneIsNotTakenForOne() {
    #expect(throws: ZoneFileFailure.noName("zone.tab")) { try ZoneFile.load("zone.tab") }
    #expect(throws: ZoneFileFailure.unreadable("Asia", code: 21)) { try ZoneFile.load("Asia") }
  }
}
