/// One thing measured, as `Tests/Benchmarks/figures.py` takes it.
struct BenchFigure: Encodable {
  let name: String
  let unit: String
  let station: Double
  var baselines: [String: Double] = [:]
}
