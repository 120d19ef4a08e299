import ReaderFrames
import ReaderSimulator
import StationCore
import Testing

struct OSDPFeedbackTests {
  private var panel = TestPanel(OSDPPeripheral(address: 101, seed: 1))

  private mutating func shown(after time: Duration = .zero) -> [String] {
    panel.wait(time)
    defer { panel.shown = [] }
    return panel.shown
  }

  @Test mutating func aLightForAWhileGoesBackByItself() throws {
    let green = OSDPLED.Temporary.show(.steady(.green), tenths: 15)
    _ = try panel.ask(.led([OSDPLED(permanent: .steady(.red))]))
    #expect(shown() == ["led red"])
    _ = try panel.ask(.led([OSDPLED(temporary: green)]))
    #expect(shown(after: .milliseconds(1_400)) == ["led green"])
    _ = try panel.ask(.led([OSDPLED(temporary: green, permanent: .steady(.blue))]))
    #expect(shown(after: .milliseconds(1_400)) == ["led green"])
    #expect(shown(after: .milliseconds(100)) == ["led blue"])
    _ = try panel.ask(.led([OSDPLED(temporary: green)]))
    _ = try panel.ask(.led([OSDPLED(temporary: .cancel)]))
    #expect(shown() == ["led green", "led blue"])
    _ = try panel.ask(.led([OSDPLED(permanent: .steady(.blue))]))
    #expect(shown(after: .seconds(5)) == [])
  }

  @Test mutating func aBlinkingLightIsSaid() throws {
    let blink = OSDPLED.Blink(onTime: 2, offTime: 2, onColor: .amber)
    _ = try panel.ask(.led([OSDPLED(permanent: blink)]))
    _ = try panel.ask(.led([OSDPLED(permanent: OSDPLED.Blink(onTime: 0, offTime: 1, onColor: .red))]))
    #expect(shown() == ["led amber blinking", "led off"])
  }

  @Test mutating func beepsAreCounted() throws {
    _ = try panel.ask(.buzzer(OSDPBuzzer(onTime: 1, offTime: 1, count: 3)))
    _ = try panel.ask(.buzzer(OSDPBuzzer(tone: OSDPBuzzer.silence, onTime: 1, offTime: 0, count: 1)))
    #expect(shown() == ["beep 3"])
  }

  @Test mutating func textForAWhileGivesWayToTheText() throws {
    _ = try panel.ask(.text(OSDPText(characters: Array("请刷卡".utf8))))
    _ = try panel.ask(.text(OSDPText(mode: .temporary, seconds: 2, characters: Array("您好".utf8))))
    #expect(shown(after: .seconds(1)) == ["text 请刷卡", "text 您好"])
    #expect(shown(after: .seconds(1)) == ["text 请刷卡"])
  }

  @Test mutating func theOutputIsSwitchedForAWhileOrForGood() throws {
    _ = try panel.ask(.output([OSDPOutput(number: 0, control: .onForAWhile, tenths: 50)]))
    #expect(try panel.ask(.outputStatus) == .outputStatus([true]))
    #expect(shown(after: .milliseconds(4_900)) == ["output 0 on"])
    #expect(shown(after: .milliseconds(100)) == ["output 0 off"])
    _ = try panel.ask(.output([OSDPOutput(number: 0, control: .on)]))
    #expect(shown(after: .seconds(7)) == ["output 0 on"])
    _ = try panel.ask(.output([OSDPOutput(number: 0, control: .off)]))
    #expect(shown() == ["output 0 off"])
  }

  @Test mutating func whatThereIsNotIsRefused() throws {
    #expect(try panel.ask(.led([OSDPLED(led: 1)])) == .refused(.unableToProcess))
    #expect(try panel.ask(.led([OSDPLED(permanent: .steady(.red)), OSDPLED(reader: 1)])) == .refused(.unableToProcess))
    #expect(try panel.ask(.output([OSDPOutput(number: 1, control: .on)])) == .refused(.unableToProcess))
    #expect(shown() == [])
  }
}
