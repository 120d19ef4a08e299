import ArgumentParser
import StationCore

/// Whose a check-in was.
struct VisitorOptions: ParsableArguments {
  @Flag(help: "It was somebody without a card.")
  var guest = false

  @Option(help: "It was the member whose card this check-in recorded, by its sequence.")
  var memberOf: Int64?

  /// The visitor that was named, if one was.
  var visitor: CorrectionOrder.Visitor? { guest ? .guest : memberOf.map { .memberOf($0) } }

  func validate() throws {
    guard !guest || memberOf == nil else { throw ValidationError("give either --guest or --member-of") }
  }
}
