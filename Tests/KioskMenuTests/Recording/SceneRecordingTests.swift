import KioskMenu
import Terminal
import Testing

/// Each scene of ``ScreenTests`` as a recording, kept in `Recordings/` for the end-to-end test of the real program.
@Suite struct SceneRecordingTests {
  @Test("Each scene is kept as a recording that plays to the same screen", arguments: ScreenTests.scenes)
  func plays(scene: ScreenTests.Scene) throws {
    for (tag, languages) in [("zh", ["zh-Hans", "en"]), ("en", ["en", "zh-Hans"])] {
      let menus = Samples.sizes.map { scene.make($0, languages) }
      // A touch is at another place at each size; nothing else should depend on it.
      let isOfAnySize = Set(menus.map(\.recording)).count == 1
      for (size, menu) in zip(Samples.sizes, menus) {
        let text = String(decoding: menu.recording.flatMap(\.bytes), as: UTF8.self)
        let name = "\(scene.name).\(tag)" + (isOfAnySize ? "" : ".\(size.columns)x\(size.rows)")
        assertKept(text, name, in: "Recordings/\(name).jsonl")
        #expect(try played(text, size: size) == render(menu.state, size: size))
      }
    }
  }

  private func played(_ text: String, size: Size) throws -> Grid? {
    var playback: MenuPlayback?
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      switch try RecordingLine(Array(line)) {
      case .begin(let head): playback = MenuPlayback(head, size: size)
      case .event(let event): playback?.play(event)
      case .full: break
      }
    }
    return playback.map { render($0.state, size: size) }
  }
}
