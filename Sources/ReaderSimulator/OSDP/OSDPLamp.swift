import ReaderFrames

/// The light of a simulated reader, which keeps time itself.
struct OSDPLamp: Sendable {
  private var state = TimedState(OSDPLED.Blink.steady(.off))

  /// When the light changes by itself.
  var wakeAt: ContinuousClock.Instant? { state.endsAt }

  /// Obeys a command; one that shows something for a while is always told, as a person sees it begin.
  mutating func obey(_ led: OSDPLED, at now: ContinuousClock.Instant) -> [PeripheralAction] {
    let before = state.current
    if let permanent = led.permanent { state.lasting = permanent }
    switch led.temporary {
    case .unchanged: break
    case .cancel: state.endWhile()
    case .show(let blink, let tenths):
      state.set(blink, until: tenths == 0 ? nil : now + .milliseconds(100 * Int(tenths)))
      return [display]
    }
    return state.current == before ? [] : [display]
  }

  /// Ends what was shown for a while, if that is over.
  mutating func timePassed(at now: ContinuousClock.Instant) -> [PeripheralAction] {
    state.isChanged(at: now) ? [display] : []
  }

  private var display: PeripheralAction {
    let blink = state.current
    let isBlinking = blink.onTime > 0 && blink.offTime > 0 && blink.onColor != blink.offColor
    let colour = blink.onTime > 0 ? blink.onColor : blink.offColor
    return .show(.led(LampColour(colour), isBlinking: isBlinking))
  }
}

extension LampColour {
  fileprivate init(_ colour: OSDPLED.Color) {
    self =
      switch colour {
      case .off: .off
      case .red: .red
      case .green: .green
      case .amber: .amber
      case .blue: .blue
      case .magenta: .magenta
      case .cyan: .cyan
      case .white: .white
      }
  }
}
