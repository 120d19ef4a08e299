import ReaderFrames
import StationCore
import Testing

@testable import CardReaders

struct AutomaticProbingTests {
  private func driver(mayProbe: Bool = true, known: ReaderFinding? = nil) -> AutomaticDriver {
    AutomaticDriver(
      for: ReaderConfiguration(name: "counter", device: "/dev/ttyUSB0", protocol: .auto), mayProbe: mayProbe,
      known: known)
  }

  /// A chip that sleeps until it is woken, and then answers what it must.
  private func pn532(answersToQuestions limit: Int = .max, from begin: Int = 0) -> ([UInt8]) -> [UInt8]? {
    var isAwake = false
    var count = 0
    return { bytes in
      count += 1
      guard count > begin, count - begin <= limit else { return nil }
      isAwake = isAwake || bytes.starts(with: [0x55, 0x55])
      var scanner = PN532Scanner()
      let frames = scanner.scan(bytes[...]).filter { if case .frame = $0 { true } else { false } }
      guard isAwake, case .frame(.command(let code, let parameters))? = frames.first else { return nil }
      let command = PN532Command(code: code, parameters: parameters)
      let data: [UInt8] = command == .getFirmwareVersion ? [0x32, 0x01, 0x06, 0x07] : code == 0x4A ? [0] : []
      return PN532Frame.acknowledge.bytes + PN532Frame.reply(code: code, data: data).bytes
    }
  }

  private func osdp(at address: UInt8, repliesAs own: UInt8? = nil) -> ([UInt8]) -> [UInt8]? {
    { bytes in
      var scanner = OSDPFrameScanner()
      guard case .frame(let frame)? = scanner.receive(bytes).last, !frame.isReply,
        frame.address == address || frame.address == OSDPFrame.broadcast
      else { return nil }
      let answers = frame.address == OSDPFrame.broadcast ? own ?? address : address
      let reply = OSDPFrame(address: answers, isReply: true, sequence: frame.sequence, code: 0x40)
      return reply.encode()
    }
  }

  @Test func aPN532IsFoundByItsAnswer() {
    var driver = driver()
    let course = VirtualReader(speed: 115_200, answer: pn532()).run(&driver, for: .seconds(30))
    #expect(course.findings.first == ReaderFinding(protocol: .pn532, speed: 115_200))
    #expect(course.sent.first.map { $0.at >= FinderPace.firstListening } == true)
  }

  @Test(arguments: [9_600, 115_200, 19_200, 38_400], [UInt8(0), 101, 126])
  func anOSDPReaderIsFoundWithItsAddress(speed: Int, address: UInt8) {
    for echoes in [false, true] {
      var driver = driver()
      let reader = VirtualReader(speed: speed, answer: osdp(at: address), echoes: echoes)
      let course = reader.run(&driver, for: .seconds(30))
      #expect(course.findings.first == ReaderFinding(protocol: .osdp, speed: speed, address: Int(address)))
    }
  }

  @Test func anOSDPReaderThatHidesItsAddressIsFoundAll() {
    var driver = driver()
    let answer = osdp(at: 101, repliesAs: OSDPFrame.broadcast)
    let course = VirtualReader(speed: 9_600, answer: answer).run(&driver, for: .seconds(60))
    #expect(course.findings.first == ReaderFinding(protocol: .osdp, speed: 9_600, address: 101))
  }

  @Test func nothingIsSentWhereItMayNotBe() {
    var driver = driver(mayProbe: false, known: ReaderFinding(protocol: .pn532, speed: 115_200))
    let course = VirtualReader(speed: 115_200, answer: pn532()).run(&driver, for: .seconds(600))
    #expect(course.sent.isEmpty)
    #expect(course.findings.isEmpty)
  }

  @Test func aSilentDeviceIsAskedAFewTimesOnly() {
    var driver = driver()
    let course = VirtualReader(speed: 9_600).run(&driver, for: .seconds(3_600))
    #expect(!course.sent.isEmpty)
    #expect(course.sent.count <= 13 * FinderPace.probingRounds)
    #expect(course.sent.allSatisfy { $0.at < .seconds(120) })
    #expect(course.events.last.map { $0.at > .seconds(3_590) } == true)
  }

  @Test(arguments: FinderPace.speeds)
  func aDeviceThatTalksByItselfIsNotAsked(speed: Int) {
    let sentence = Array("$GPGGA,120000.00,,,,,0,00,99.99,,,,,,*6A\r\n".utf8)
    var driver = driver()
    let device = VirtualReader(speed: speed, speaks: VirtualReader.every(.seconds(1), from: .seconds(1), 600, sentence))
    let course = device.run(&driver, for: .seconds(600))
    #expect(course.sent.isEmpty)
    #expect(course.findings.isEmpty)
  }

  @Test func aDeviceThatAnswersSomethingElseIsNotAskedAgain() {
    var driver = driver()
    let device = VirtualReader(speed: 9_600, answer: { _ in Array("ERROR\r\n".utf8) })
    let course = device.run(&driver, for: .seconds(40))
    #expect(course.sent.count == 1)
    #expect(course.findings.isEmpty)
  }

  @Test func anotherPanelOnTheLineIsNotDisturbed() {
    let poll = OSDPFrame(address: 101, isReply: false, sequence: 1, code: 0x60).encode()
    var driver = driver()
    let device = VirtualReader(speed: 9_600, speaks: VirtualReader.every(.milliseconds(200), from: .zero, 300, poll))
    #expect(device.run(&driver, for: .seconds(60)).sent.isEmpty)
  }

  @Test func aStrayByteNowAndThenKeepsNobodyFromAsking() {
    var driver = driver()
    let device = VirtualReader(speed: 115_200, speaks: [(.seconds(1), [0xFF])], answer: pn532())
    let course = device.run(&driver, for: .seconds(30))
    #expect(course.findings.first?.protocol == .pn532)
  }

  @Test func aPN532ThatWasFoundBeforeIsAskedAtOnce() {
    var driver = driver(known: ReaderFinding(protocol: .pn532, speed: 115_200))
    let course = VirtualReader(speed: 115_200, answer: pn532()).run(&driver, for: .seconds(4))
    #expect(course.events.first?.event == .identifying)
    #expect(course.findings == [ReaderFinding(protocol: .pn532, speed: 115_200)])
  }

  @Test func aKnownReaderThatStaysSilentIsToldAndLookedForAsLongAsItTakes() {
    let known = ReaderFinding(protocol: .pn532, speed: 115_200)
    var driver = driver(known: known)
    // Its power is back after some two minutes.
    let course = VirtualReader(speed: 115_200, answer: pn532(from: 400)).run(&driver, for: .seconds(3_600))
    #expect(course.time(of: .failing(.silent)).map { $0 <= .seconds(10) } == true)
    #expect(course.findings.first == known)
  }

  @Test func anEM4100ReaderInPlaceOfAPN532IsNoticed() {
    var driver = driver(known: ReaderFinding(protocol: .pn532, speed: 115_200))
    let taps = VirtualReader.every(.milliseconds(65), from: .seconds(8), 60, frame(EM4100DriverTests.valid[0]))
    let course = VirtualReader(speed: 9_600, speaks: taps).run(&driver, for: .seconds(30))
    #expect(course.findings.last == ReaderFinding(protocol: .em4100, speed: 9_600))
    #expect(!course.readings.isEmpty)
  }
}
