import LocalAPI
import StationCore

extension VisitView {
  /// A visit as the menu may show it.
  init(_ visit: Visit, greeting: String?, isRepeated: Bool) {
    self.init(
      visit: visit.id, visitor: visit.visitor, greeting: greeting, isRepeated: isRepeated, doubt: visit.doubt,
      used: visit.uses.map(\.service))
  }
}

extension Problem {
  /// A refusal of the admission rule as the local API names it.
  init(_ refusal: VisitRefusal) {
    self =
      switch refusal {
      case .noSuchVisit: .noSuchVisit
      case .noSuchService: .noSuchService
      case .nothingToUndo: .nothingToUndo
      }
  }
}
