import LocalAPI

extension CodeRefusal {
  /// Why nobody is checked in.
  var reason: SpokenPhrase {
    switch self {
    case .expired: .codeExpired
    case .used: .codeUsed
    case .unreadable: .codeUnreadable
    case .notHere: .codeNotHere
    }
  }

  /// What to do.
  var advice: SpokenPhrase {
    switch self {
    case .expired, .used: .codeAgainAdvice
    case .unreadable, .notHere: .codeOrNoCardAdvice
    }
  }
}
