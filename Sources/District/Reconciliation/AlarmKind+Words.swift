extension AlarmKind {
  /// What it is about, in the words of a language.
  public func words(in language: SheetLanguage) -> String {
    switch (self, language) {
    case (.gap, .english): "events are missing before those that came"
    case (.gap, .chinese): "中间缺少记录"
    case (.fork, .english): "a stored event came again with another content"
    case (.fork, .chinese): "已收到的记录再次上报，内容不同"
    case (.brokenChain, .english): "the chain does not end where the station says"
    case (.brokenChain, .chinese): "记录链与驿站所报不符"
    case (.timeRunsBack, .english): "an event claims to be earlier than the one before it"
    case (.timeRunsBack, .chinese): "记录时间早于前一条"
    case (.ledgerDamaged, .english): "the station set a damaged ledger aside"
    case (.ledgerDamaged, .chinese): "驿站账本损坏，已另建新账本"
    case (.ledgerRestored, .english): "the station's ledger came from an old backup"
    case (.ledgerRestored, .chinese): "驿站账本来自旧备份，已另建新账本"
    case (.diskLow, .english): "the station's disk is filling up"
    case (.diskLow, .chinese): "驿站磁盘空间不足"
    case (.tokenReused, .english): "a used token was presented again"
    case (.tokenReused, .chinese): "用过的注册码再次出现"
    case (.tokenMisused, .english): "a token was presented for another station"
    case (.tokenMisused, .chinese): "注册码被用于别的驿站"
    case (.endedCertificateUsed, .english): "a certificate that was ended is still shown"
    case (.endedCertificateUsed, .chinese): "已停用的证书仍在使用"
    }
  }
}
