import Testing

@testable import ConfigurationFile

struct DistrictdConfigurationTests {
  @Test func everyKeyOfTheContractIsRead() throws {
    let text = """
      [server]
      listen = "[::1]:9443"
      names = ["district.example", "127.0.0.1", "::1"]
      [data]
      directory = "/data/district"
      [certificates]
      life = "36 hours"
      [store]
      url = "postgresql://localhost/district"
      """
    #expect(
      try DistrictdConfiguration.parse(text, file: "f")
        == DistrictdConfiguration(
          listenHost: "::1", listenPort: 9443, names: ["district.example", "127.0.0.1", "::1"],
          dataDirectory: "/data/district", certificateLife: 36 * 3_600_000, storeURL: "postgresql://localhost/district")
    )
  }

  @Test func theLimitsOfTheServerAreRead() throws {
    let text = """
      [server]
      names = ["d"]
      connections = 500
      connections-per-address = 20
      handshake-seconds = 5
      request-seconds = 30
      requests-per-minute = 600
      """
    var limits = ServerLimits()
    limits.connections = 500
    limits.connectionsPerAddress = 20
    limits.handshakeSeconds = 5
    limits.requestSeconds = 30
    limits.requestsPerMinute = 600
    #expect(try DistrictdConfiguration.parse(text, file: "f").limits == limits)
    #expect(try DistrictdConfiguration.parse("server.names = [\"d\"]", file: "f").limits == ServerLimits())
  }

  @Test(arguments: [
    "connections = 15", "connections-per-address = 0", "handshake-seconds = 601", "request-seconds = -1",
    "requests-per-minute = \"many\"", "requests = 5",
  ])
  func anImpossibleLimitIsNamedWithItsLine(line: String) {
    let faults = districtFaults("[server]\nnames = [\"d\"]\n\(line)")
    #expect(faults.count == 1 && faults.first?.hasPrefix("districtd.toml:3: ") == true, "\(faults)")
  }

  @Test func theSmallestFileHasTheDefaults() throws {
    #expect(
      try DistrictdConfiguration.parse("server.names = [\"d.example\"]", file: "f")
        == DistrictdConfiguration(
          listenHost: "0.0.0.0", listenPort: 8443, names: ["d.example"], dataDirectory: "/var/lib/districtd",
          certificateLife: 90 * 86_400_000, storeURL: nil))
  }

  @Test(
    arguments: [
      ("", "1: `names` in [server] is missing."),
      ("[server]\nnames = []", "2: `names` in [server] is empty; write at least one."),
      (
        "[server]\nnames = [\"d.example:8443\"]",
        "2: `names` in [server] names `d.example:8443`; write a host name or an address, without a port."
      ),
      (
        "[server]\nnames = [\"1.2.3.400\"]",
        "2: `names` in [server] names `1.2.3.400`; write a host name or an address, without a port."
      ),
      ("[server]\nnames = [\"d\", \"d\"]", "2: `names` in [server] names `d` twice."),
      (
        "[server]\nnames = [\"d\"]\nlisten = \"0.0.0.0\"",
        "3: `listen` in [server] is `0.0.0.0`; write an address and a port, such as `0.0.0.0:8443` or `[::]:8443`."
      ),
      (
        "[server]\nnames = [\"d\"]\nlisten = 8443",
        "3: `listen` in [server] must be text in quotation marks, not a whole number."
      ),
      (
        "[server]\nnames = [\"d\"]\n[store]\nurl = \"mysql://me:secret@h\"",
        "4: `url` in [store] must begin with `postgresql://`; without it the records are in SQLite."
      ),
      (
        "[server]\nnames = [\"d\"]\n[data]\ndirectory = \"d\"",
        "4: `directory` in [data] is `d`; write the whole path, beginning with `/`."
      ),
      (
        "[server]\nnames = [\"d\"]\n[certificates]\nlife = \"9 s\"",
        "4: `life` in [certificates] is `9 s`; write a number and `days`, `hours`, `minutes` or `seconds`, such as "
          + "`90 days`; 10 seconds to 400 days."
      ),
      ("[server]\nnames = [\"d\"]\nnames2 = 1", "3: unknown key `names2` in [server]; did you mean `names`?"),
    ])
  func whatCannotBeIsRefusedWithItsLine(_ text: String, _ fault: String) {
    let faults = districtFaults(text)
    #expect(faults == ["districtd.toml:\(fault)"])
  }

  @Test(arguments: [
    "postgresql://h/d", "postgres://me:p%40ss@db.example:5432/district?sslmode=verify-full",
    "postgresql:///d?host=/run/postgresql", "postgresql://%2Frun%2Fpostgresql/d", "postgresql://a:1,[::1]:2,c/d",
    "postgresql://me@:5433/d", "postgresql://",
  ])
  func anAddressOfADatabaseCanBe(_ url: String) {
    #expect(districtFaults("[server]\nnames = [\"d\"]\n[store]\nurl = \"\(url)\"").isEmpty)
  }

  @Test(arguments: [
    "postgresql://me:secret@h:port/d", "postgresql://me:secret@h:99999/d", "postgresql://me:sec ret@h/d",
    "postgresql://me:secret%4@h/d", "postgresql://me:secret%zz@h/d", "postgresql://me:secret%00@h/d",
    "postgresql://me:secret@[h]/d", "postgresql://me:se@cret@h/d", "postgresql://me:secret驿@h/d",
  ])
  func whatCannotBeTheAddressOfADatabaseIsRefusedWithoutRepeatingIt(_ url: String) {
    #expect(
      districtFaults("[server]\nnames = [\"d\"]\n[store]\nurl = \"\(url)\"") == [
        "districtd.toml:4: `url` in [store] cannot be read; write `postgresql://USER@HOST:PORT/DATABASE`, with codes such "
          + "as `%40` for special characters in a password."
      ])
  }

  @Test(arguments: ["10 seconds", "400 days", "1 minutes"])
  func aLifeOfCertificatesCanBe(_ life: String) throws {
    #expect(districtFaults("[server]\nnames = [\"d\"]\n[certificates]\nlife = \"\(life)\"").isEmpty)
  }

  @Test(arguments: [
    "", "90", "days", "9 seconds", "401 days", "90  day", "-1 days", "1e3 days", "9999999 days", "１ days",
  ])
  func whatCannotBeTheLifeOfCertificatesIsRefused(_ life: String) throws {
    #expect(districtFaults("[server]\nnames = [\"d\"]\n[certificates]\nlife = \"\(life)\"").count == 1)
  }

  @Test(
    arguments: [
      ("d.example:1", "d.example", 1), ("127.0.0.1:0", "127.0.0.1", 0), ("[::]:65535", "::", 65_535),
    ])
  func anAddressAndAPortAreTakenApart(_ text: String, _ host: String, _ port: Int) throws {
    let parts = try #require(HostAndPort(text))
    #expect(parts.host == host)
    #expect(parts.port == port)
  }

  @Test(
    arguments: [
      "", ":1", "d:", "d:65536", "d:-1", "d:+1", "d:１", "::1:1", "[::1]", "[::1]8443", "[d]:1", "a b:1", "-d:1", "d-:1",
      "a..b:1", "1.2.3:1", "d:1:2", "驿站:1",
    ])
  func whatIsNoAddressAndPortIsRefused(_ text: String) { #expect(HostAndPort(text) == nil) }
}
