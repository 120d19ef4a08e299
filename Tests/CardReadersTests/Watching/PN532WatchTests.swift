import CardReaders
import ReaderFrames
import StationCore
import Testing

struct PN532WatchTests {
  private var watch = LineWatch([ReaderConfiguration(name: "counter", device: "/dev/ttyS0", protocol: .pn532)])
  private static let looking = PN532Command.inListPassiveTarget(maximum: 1, modulation: 0)
  private static let card = PN532Target(number: 1, atqa: 0x0004, sak: 0x08, uid: [0, 0, 0, 1])

  private mutating func told(_ bytes: [UInt8], _ isSent: Bool = false, after seconds: Int = 0) -> [FrameDescription] {
    let now = start + .seconds(seconds)
    return watch.note(isSent ? .sent(bytes[...]) : .received(bytes[...]), at: now, wall: 0).compactMap(\.frame)
  }

  @Test mutating func theHandshakeIsTold() {
    #expect(told([0x55, 0x55, 0, 0, 0], true).map(\.name) == ["wake-up"])
    #expect(told(PN532Command.getFirmwareVersion.frame.bytes, true).map(\.name) == ["GetFirmwareVersion"])
    let reply = PN532Frame.reply(code: 0x02, data: [0x32, 1, 6, 7])
    let frames = told(PN532Frame.acknowledge.bytes + reply.bytes)
    #expect(frames.map(\.name) == ["ACK", "GetFirmwareVersion reply"])
    #expect(frames.last?.fields.map(\.value) == ["PN532", "1.6"])
  }

  @Test mutating func aCardIsToldOnceAndTheRestIsCounted() {
    var frames: [FrameDescription] = []
    let reply = PN532Reply.targets([Self.card]).frame(to: Self.looking)
    for _ in 0..<100 {
      frames += told(Self.looking.frame.bytes, true)
      frames += told(PN532Frame.acknowledge.bytes + reply.bytes)
    }
    frames += watch.timePassed(at: start + .seconds(6), wall: 0).compactMap(\.frame)
    let shown = frames.map { "\($0.direction.rawValue) \($0.name) ×\($0.count)" }
    #expect(
      shown == [
        "sent InListPassiveTarget ×1", "received ACK ×1", "received InListPassiveTarget reply ×1",
        "sent InListPassiveTarget ×99", "received ACK ×99", "received InListPassiveTarget reply ×99",
      ])
    #expect(
      frames[2].fields.map { "\($0.name) \($0.value)" } == [
        "cards 1", "UID ••••••01", "length 4 bytes", "ATQA 0004", "SAK 08",
      ])
  }

  @Test mutating func faultsAreTold() {
    var bytes = PN532Frame.reply(code: 0x02, data: [0x32, 1, 6, 7]).bytes
    #expect(told(bytes).map(\.fault) == ["answers nothing"])
    bytes[8] ^= 1
    #expect(told(bytes).first?.fault == FrameFault.wrongChecksum.description)
    #expect(told(PN532Frame.syntaxError.bytes).last?.fault == "the chip did not understand the command")
  }
}
