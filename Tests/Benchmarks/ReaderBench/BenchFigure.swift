/// One thing measured, and the same thing of its baseline where there is one.
struct BenchFigure: Encodable {
  let name: String
  let unit: String
  let station: Double
  var baselines: [String: Double] = [:]
}
