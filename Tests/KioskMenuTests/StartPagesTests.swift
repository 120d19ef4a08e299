import Testing

@testable import KioskMenu

/// Which pages are given back.
@Suite struct StartPagesTests {
  private let program = "/usr/bin/station"

  @Test func theProgramsCodeIsGivenBack() {
    let line = "55d0c0a00000-55d0c0b00000 r-xp 00a00000 08:01 1234                       /usr/bin/station"
    #expect(StartPages.codeRange(line, of: program) == 0x55d0_c0a0_0000..<0x55d0_c0b0_0000)
  }

  @Test(
    "Nothing that anybody writes to, and nothing of others, is given back",
    arguments: [
      "55d0c0a00000-55d0c0b00000 rw-p 00a00000 08:01 1234                       /usr/bin/station",
      "55d0c0a00000-55d0c0b00000 r--p 00a00000 08:01 1234                       /usr/bin/station",
      "55d0c0a00000-55d0c0b00000 r-xp 00a00000 08:01 1234                       /usr/bin/station (deleted)",
      "7f00c0a00000-7f00c0b00000 r-xp 00a00000 08:01 1234                       /usr/lib/libc.so.6",
      "7ffd1d1c0000-7ffd1d1e1000 rw-p 00000000 00:00 0                          [stack]",
      "7f00c0a00000-7f00c0b00000 r-xp 00000000 00:00 0 ", "55d0c0b00000-55d0c0a00000 r-xp 0 0 0 /usr/bin/station", "",
    ])
  func others(line: String) {
    #expect(StartPages.codeRange(line, of: program) == nil)
  }
}
