import StationCore

/// A batch on its way to the district: what the station put on the wire, as far as it arrives.
struct SimulatedRequest {
  /// Which of the station's exchanges this is.
  let exchange: Int
  let header: String
  var body: [UInt8]
  let isCompressed: Bool
}
