import ReaderFrames
import StationCore

/// An OSDP reader without a wire: it takes frames and gives the frames of its answers.
struct ScriptedPeripheral {
  var address: UInt8 = 0
  /// Its own key; without one, or while it is installed, the installation key opens a channel.
  var key: OSDPKey?
  var acceptsInstallationKey = false
  /// Whether it polls in a secure channel only.
  var requiresChannel = false
  var knowsSecurity = true
  var capabilities = [
    OSDPCapability(function: OSDPCapability.lights, level: 4, count: 1),
    OSDPCapability(function: OSDPCapability.buzzer, level: 2, count: 1),
    OSDPCapability(function: OSDPCapability.display, level: 1, count: 1),
  ]
  /// What it answers to the next polls.
  var held: [OSDPReply] = []
  /// How many commands it answers with BUSY first.
  var busy = 0
  /// What it refuses, and why.
  var refusals: [UInt8: OSDPRefusal] = [:]

  /// What it was told, without repetitions.
  private(set) var heard: [OSDPCommand] = []
  /// The frames that came, with repetitions.
  private(set) var frames: [OSDPFrame] = []
  private(set) var handshakes = 0

  private var scanner = OSDPFrameScanner()
  private var sequence: UInt8?
  private var lastAnswer: [UInt8] = []
  private var lastFrame: OSDPFrame?
  private var handshake: OSDPHandshake?
  private var channel: OSDPSecureChannel?
  private var nonces: UInt8 = 0

  init(address: UInt8 = 0, key: OSDPKey? = nil) {
    self.address = address
    self.key = key
  }

  var isSecure: Bool { channel != nil }

  /// It loses its memory of the line, but not of cards.
  mutating func powerCycle() {
    sequence = nil
    lastFrame = nil
    handshake = nil
    channel = nil
    scanner = OSDPFrameScanner()
  }

  /// Takes a whole transmission; what is broken off is forgotten, as after the silence behind it.
  mutating func receive(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var answers: [UInt8] = []
    for case .frame(let frame) in scanner.receive(bytes) + scanner.flush()
    where !frame.isReply && frame.address == address {
      answers += answer(frame)
    }
    return answers
  }

  private mutating func answer(_ frame: OSDPFrame) -> [UInt8] {
    frames.append(frame)
    if busy > 0 {
      busy -= 1
      return OSDPFrame(address: address, isReply: true, sequence: 0, code: OSDPReply.busy.code).encode()
    }
    if frame == lastFrame, frame.sequence != 0 { return lastAnswer }
    if frame.sequence == 0 {
      channel = nil
    } else if let sequence, frame.sequence != (sequence == 3 ? 1 : sequence + 1) {
      return inClear(.refused(.sequence), frame)
    } else if sequence == nil {
      return inClear(.refused(frame.security == nil ? .sequence : .securityRequired), frame)
    }
    sequence = frame.sequence
    lastFrame = frame
    lastAnswer = reply(to: frame)
    return lastAnswer
  }

  private mutating func reply(to frame: OSDPFrame) -> [UInt8] {
    var opened = frame
    if frame.security?.isAuthenticated == true {
      guard let plain = try? channel?.open(frame) else {
        channel = nil
        return inClear(.refused(.securityRequired), frame)
      }
      opened = plain
    } else if channel != nil {
      channel = nil
      return inClear(.refused(.securityRequired), frame)
    }
    let command: OSDPCommand
    do throws(OSDPRefusal) {
      command = try OSDPCommand(code: opened.code, data: opened.data)
    } catch {
      return send(.refused(error), frame)
    }
    heard.append(command)
    if let reason = refusals[command.code] { return send(.refused(reason), frame) }
    switch command {
    case .identify:
      return send(
        OSDPIdentification(vendor: [1, 2, 3], model: 1, version: 1, serial: 1, firmware: [1, 0, 0])
          .map { .identification($0) } ?? .acknowledged, frame)
    case .challenge(let nonce): return challenged(nonce, frame)
    case .serverCryptogram(let cryptogram):
      guard let handshake, handshake.accepts(serverCryptogram: cryptogram) else {
        return send(.refused(.securityRequired), frame)
      }
      handshakes += 1
      let bytes = inClear(
        .initialMAC(handshake.initialMAC), frame,
        OSDPSecurityBlock(type: OSDPSecurityBlock.initialMAC, data: [1]))
      channel = handshake.channel
      return bytes
    case .capabilities: return send(.capabilities(capabilities), frame)
    case .setKey(let new):
      guard channel != nil else { return send(.refused(.securityRequired), frame) }
      defer {
        key = new
        acceptsInstallationKey = false
      }
      return send(.acknowledged, frame)
    case .poll:
      if requiresChannel, channel == nil { return send(.refused(.securityRequired), frame) }
      return send(held.isEmpty ? .acknowledged : held.removeFirst(), frame)
    case .output, .led, .buzzer, .text, .localStatus, .outputStatus: return send(.acknowledged, frame)
    }
  }

  private mutating func challenged(_ nonce: [UInt8], _ frame: OSDPFrame) -> [UInt8] {
    nonces &+= 1
    let random = [UInt8](repeating: nonces, count: 8)
    let kind = frame.security?.key
    let used = kind == .own ? key : acceptsInstallationKey ? .installation : nil
    guard knowsSecurity, let kind, let used,
      let made = OSDPHandshake(key: used, panelNonce: nonce, peripheralNonce: random)
    else { return send(.refused(.securityUnsupported), frame) }
    handshake = made
    return inClear(
      .clientCryptogram(uid: [UInt8](repeating: 1, count: 8), random: random, cryptogram: made.clientCryptogram), frame,
      OSDPSecurityBlock(type: OSDPSecurityBlock.clientCryptogram, key: kind))
  }

  private mutating func send(_ reply: OSDPReply, _ frame: OSDPFrame) -> [UInt8] {
    guard channel != nil else { return inClear(reply, frame) }
    let plain = OSDPFrame(
      address: address, isReply: true, sequence: frame.sequence, code: reply.code, data: reply.data)
    return channel?.seal(plain).encode() ?? []
  }

  func inClear(_ reply: OSDPReply, _ frame: OSDPFrame, _ security: OSDPSecurityBlock? = nil) -> [UInt8] {
    OSDPFrame(
      address: address, isReply: true, sequence: frame.sequence, security: security, code: reply.code, data: reply.data
    ).encode()
  }
}
