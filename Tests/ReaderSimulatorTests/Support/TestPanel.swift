import ReaderFrames
import ReaderSimulator
import StationCore

/// The panel's end of an OSDP line, asking one simulated reader at chosen instants.
struct TestPanel {
  var reader: OSDPPeripheral
  var now = ContinuousClock.now
  var address: UInt8 = 101
  var sequence: UInt8 = 0
  var channel: OSDPSecureChannel?
  /// What the reader showed since this was emptied.
  var shown: [String] = []
  /// The frame that was sent last, and the reader's answer to it.
  private(set) var command: OSDPFrame?
  private(set) var answer: [UInt8] = []

  init(_ reader: OSDPPeripheral) { self.reader = reader }

  /// Sends a command with the next number and reads the reply; `nil` where none comes.
  mutating func ask(_ command: OSDPCommand, block: OSDPSecurityBlock? = nil) throws -> OSDPReply? {
    var frame = OSDPFrame(
      address: address, isReply: false, sequence: sequence, security: block, code: command.code, data: command.data)
    if block == nil, channel != nil { frame = channel?.seal(frame) ?? frame }
    sequence = sequence % 3 + 1
    return try send(frame)
  }

  /// Sends a frame as it is and reads the reply.
  mutating func send(_ frame: OSDPFrame) throws -> OSDPReply? {
    command = frame
    answer = []
    take(reader.receive(frame.encode()[...], at: now))
    guard !answer.isEmpty, case .frame(var reply, let length) = OSDPFrame.judge(answer[...]), length == answer.count,
      reply.isReply
    else { return nil }
    if reply.security?.isAuthenticated == true { reply = try channel?.open(reply) ?? reply }
    return try OSDPReply(code: reply.code, data: reply.data)
  }

  /// Begins anew and makes a secure channel; `false` where the reader does not want to.
  mutating func makeChannel(_ kind: OSDPKeyKind, _ key: OSDPKey) throws -> Bool {
    sequence = 0
    channel = nil
    let nonce: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]
    let challenge = OSDPSecurityBlock(type: OSDPSecurityBlock.challenge, key: kind)
    guard case .clientCryptogram(_, let random, let proof) = try ask(.challenge(nonce), block: challenge),
      let handshake = OSDPHandshake(key: key, panelNonce: nonce, peripheralNonce: random),
      handshake.accepts(clientCryptogram: proof)
    else { return false }
    let block = OSDPSecurityBlock(type: OSDPSecurityBlock.serverCryptogram, key: kind)
    guard case .initialMAC(let code) = try ask(.serverCryptogram(handshake.serverCryptogram), block: block),
      handshake.accepts(initialMAC: code)
    else { return false }
    channel = handshake.channel
    return true
  }

  /// Lets time pass in steps that the reader asks for.
  mutating func wait(_ time: Duration) {
    let end = now + time
    while let wakeAt = reader.wakeAt, wakeAt <= end {
      now = wakeAt
      take(reader.timePassed(at: now))
    }
    now = end
  }

  private mutating func take(_ actions: [PeripheralAction]) {
    for action in actions {
      switch action {
      case .send(let bytes): answer += bytes
      case .show(let display): shown.append(display.description)
      }
    }
  }
}
