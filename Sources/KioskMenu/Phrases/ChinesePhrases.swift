import StationCore

/// Plain Chinese in simplified characters, all of them among the 2,500 that every school teaches first.
struct ChinesePhrases: Phrases {
  let languageName = "中文"

  let noCard = "没带卡"
  let noCardOrHelp = "没带卡、帮助"
  let more = "更多"
  let help = "帮助"
  let end = "结束"
  let back = "返回"
  let undo = "撤销"

  let tapCard = "请刷卡"
  let tapCardInBlocks = "请刷卡"
  func checkInsToday(_ count: Int) -> String { "今日 \(count) 人次" }
  let readerLost = "读卡器没接好"
  let readerLostAdvice = "没卡也能签到，按 #"
  let oneReaderLost = "一个读卡器没接好"
  let clockUntrusted = "时间没对准，照样签到"
  func unsent(_ count: Int64) -> String { "\(count) 条联网后上传" }
  func words(for concern: StationConcern) -> String {
    switch concern {
    case .ledgerSetAside: "记录损坏，请告诉站长"
    case .diskReserve: "磁盘已满，请告诉站长"
    case .diskLow: "磁盘快满，请告诉站长"
    }
  }

  let checkedIn = "已签到"
  func hello(_ name: String) -> String { "\(name)，您好" }
  let helloWithoutName = "您好"
  let welcomeGuest = "欢迎您"
  let chooseService = "请按数字选服务"
  let noServices = "今天没有服务可选"
  let tappedAgain = "再次刷卡，请接着选"
  let tappedAgainShort = "再次刷卡"
  let unknownCard = "卡还没登记，一样欢迎"
  let unknownCardShort = "卡还没登记"
  let codeUnchecked = "时间没对准，一样欢迎"
  let keptHere = "已记在这里，会补传"
  func endsSoon(seconds: Int) -> String { "还有\(seconds)秒，按 # 继续" }
  let recordedMark = "已记"
  let recordingMark = "..."

  func recorded(_ service: String) -> String { "\(service) 已记下" }
  func alreadyUsed(_ service: String) -> String { "\(service) 记过了" }
  func takenBack(_ service: String) -> String { "\(service) 已撤销" }
  let checkInTakenBack = "签到已撤销"
  let nothingToUndo = "没有可以撤销的"
  func pressOneOf(_ count: Int) -> String { count == 1 ? "请按 1" : "请按 1-\(count)" }
  let tapFirst = "请先刷卡"
  let noSuchLine = "请按上面有的数字"
  let noSuchKey = "这个键没有用"
  let atStart = "已经在首页"
  let stillHere = "好的，请接着选"
  let busy = "正在记，请稍等"
  let notRecorded = "没有记上，请再按一次"
  let visitOver = "已经结束，请再刷卡"
  let timeWasUp = "时间到了，请再刷卡"

  let away = "请稍等"
  let awayAdvice = "机器正在准备，先别刷卡"
  let tapFailed = "没有记上"
  let tapFailedAdvice = "请再刷一次卡"
  let codeExpired = "这个码过期了"
  let codeUsed = "这个码用过了"
  let codeAgainAdvice = "请在手机上重新打开码"
  let codeUnreadable = "这个码读不出来"
  let codeNotHere = "这里还不能用码"
  let codeOrNoCardAdvice = "请刷卡，没卡请按 #"

  let helpTitle = "要做什么，请按键"
  let helpNoCard = "没带卡也签到"
  let helpUndo = "撤销上一次"
  let helpLanguage = "换语言"
  let backToServices = "接着选服务"

  let practice = "F1-F6 刷样卡，q 退出"
  let sampleCardFailed = "样卡没刷上"

  let direction = WritingDirection.leftToRight
  let speech = SpeechRules.chinese
  func press(_ key: String) -> String { "请按 \(key)" }
  let moreServices = "还有别的服务"
  let helpVolume = "声音大小"
  func volumeIs(_ step: VolumeStep) -> String {
    switch step {
    case .normal: "声音正常"
    case .louder: "声音大了"
    case .softer: "声音小了"
    case .off: "声音关了"
    }
  }
}
