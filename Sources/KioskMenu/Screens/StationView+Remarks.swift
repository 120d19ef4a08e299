import LocalAPI
import StationCore

extension StationView {
  /// Whether events wait for a district that does not take them now; a station that works alone waits for none.
  var isDistrictAway: Bool {
    switch district.state {
    case .alone, .connected: false
    case .notEnrolled, .waiting, .unreachable, .refused: true
    }
  }
}

extension MenuState {
  /// The station's time of day, `HH:MM`.
  var clockText: String {
    guard let minuteOfDay else { return "     " }
    return "\(Decimal.padded(minuteOfDay / 60, 2)):\(Decimal.padded(minuteOfDay % 60, 2))"
  }
}
