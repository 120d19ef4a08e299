import ReaderFrames

/// What a simulated reader shows and sounds: one light, one buzzer, one row of text and one output.
struct OSDPFeedback: Sendable {
  private var lamp = OSDPLamp()
  private var text = TimedState("")
  private var output = TimedState(false)

  /// Whether the output is on.
  var isOutputOn: Bool { output.current }

  /// When something changes by itself.
  var wakeAt: ContinuousClock.Instant? { [lamp.wakeAt, text.endsAt, output.endsAt].compactMap(\.self).min() }

  /// Obeys commands for the light.
  ///
  /// - Throws: `unableToProcess` where there is no such light; none is obeyed then.
  mutating func obey(_ leds: [OSDPLED], at now: ContinuousClock.Instant) throws(OSDPRefusal) -> [PeripheralAction] {
    guard leds.allSatisfy({ $0.reader == 0 && $0.led == 0 }) else { throw .unableToProcess }
    return leds.flatMap { lamp.obey($0, at: now) }
  }

  /// Sounds the buzzer.
  ///
  /// - Throws: `unableToProcess` where there is no such buzzer.
  func obey(_ buzzer: OSDPBuzzer) throws(OSDPRefusal) -> [PeripheralAction] {
    guard buzzer.reader == 0 else { throw .unableToProcess }
    return buzzer.tone <= OSDPBuzzer.silence || buzzer.onTime == 0 ? [] : [.show(.beep(Int(buzzer.count)))]
  }

  /// Shows text.
  ///
  /// - Throws: `unableToProcess` where there is no such display.
  mutating func obey(_ text: OSDPText, at now: ContinuousClock.Instant) throws(OSDPRefusal) -> [PeripheralAction] {
    guard text.reader == 0 else { throw .unableToProcess }
    let shown = String(decoding: text.characters, as: UTF8.self)
    switch text.mode {
    case .permanent, .permanentWrapped:
      self.text.endWhile()
      self.text.lasting = shown
    case .temporary, .temporaryWrapped: self.text.set(shown, until: now + .seconds(Int(text.seconds)))
    }
    return [.show(.text(shown))]
  }

  /// Switches the output.
  ///
  /// - Throws: `unableToProcess` where there is no such output; none is switched then.
  mutating func obey(
    _ outputs: [OSDPOutput], at now: ContinuousClock.Instant
  ) throws(OSDPRefusal) -> [PeripheralAction] {
    guard outputs.allSatisfy({ $0.number == 0 }) else { throw .unableToProcess }
    let before = output.current
    for command in outputs {
      let end = now + .milliseconds(100 * Int(command.tenths))
      switch command.control {
      case .unchanged: break
      case .off, .on:
        output.endWhile()
        output.lasting = command.control == .on
      case .offAfterwards, .onAfterwards: output.lasting = command.control == .onAfterwards
      case .onForAWhile: output.set(true, until: end)
      case .offForAWhile: output.set(false, until: end)
      }
    }
    return output.current == before ? [] : [outputDisplay]
  }

  /// Ends what was for a while, where that is over.
  mutating func timePassed(at now: ContinuousClock.Instant) -> [PeripheralAction] {
    var actions = lamp.timePassed(at: now)
    if text.isChanged(at: now) { actions.append(.show(.text(text.current))) }
    if output.isChanged(at: now) { actions.append(outputDisplay) }
    return actions
  }

  private var outputDisplay: PeripheralAction { .show(.output(0, isOn: output.current)) }
}
