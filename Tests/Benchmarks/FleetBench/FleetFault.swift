/// Why there is nothing to measure.
enum FleetFault: Error {
  /// The arguments are wrong; see ``FleetBench``.
  case usage
}
