extension HelpChoice {
  var phrase: SpokenPhrase {
    switch self {
    case .checkIn: .helpNoCard
    case .undo: .helpUndo
    case .volume: .helpVolume
    }
  }
}
