import StationCore

/// Plain Chinese in traditional characters: the same sentences as in simplified ones.
struct TraditionalChinesePhrases: Phrases {
  let languageName = "繁體"

  let noCard = "沒帶卡"
  let noCardOrHelp = "沒帶卡、幫助"
  let more = "更多"
  let help = "幫助"
  let end = "結束"
  let back = "返回"
  let undo = "撤銷"

  let tapCard = "請刷卡"
  let tapCardInBlocks = "請刷卡"
  func checkInsToday(_ count: Int) -> String { "今日 \(count) 人次" }
  let readerLost = "讀卡器沒接好"
  let readerLostAdvice = "沒卡也能簽到，按 #"
  let oneReaderLost = "一個讀卡器沒接好"
  let clockUntrusted = "時間沒對準，照樣簽到"
  func unsent(_ count: Int64) -> String { "\(count) 條聯網後上傳" }
  func words(for concern: StationConcern) -> String {
    switch concern {
    case .ledgerSetAside: "記錄損壞，請告訴站長"
    case .diskReserve: "磁碟已滿，請告訴站長"
    case .diskLow: "磁碟快滿，請告訴站長"
    }
  }

  let checkedIn = "已簽到"
  func hello(_ name: String) -> String { "\(name)，您好" }
  let helloWithoutName = "您好"
  let welcomeGuest = "歡迎您"
  let chooseService = "請按數字選服務"
  let noServices = "今天沒有服務可選"
  let tappedAgain = "再次刷卡，請接著選"
  let tappedAgainShort = "再次刷卡"
  let unknownCard = "卡還沒登記，一樣歡迎"
  let unknownCardShort = "卡還沒登記"
  let codeUnchecked = "時間沒對準，一樣歡迎"
  let keptHere = "已記在這裡，會補傳"
  func endsSoon(seconds: Int) -> String { "還有\(seconds)秒，按 # 繼續" }
  let recordedMark = "已記"
  let recordingMark = "..."

  func recorded(_ service: String) -> String { "\(service) 已記下" }
  func alreadyUsed(_ service: String) -> String { "\(service) 記過了" }
  func takenBack(_ service: String) -> String { "\(service) 已撤銷" }
  let checkInTakenBack = "簽到已撤銷"
  let nothingToUndo = "沒有可以撤銷的"
  func pressOneOf(_ count: Int) -> String { count == 1 ? "請按 1" : "請按 1-\(count)" }
  let tapFirst = "請先刷卡"
  let noSuchLine = "請按上面有的數字"
  let noSuchKey = "這個鍵沒有用"
  let atStart = "已經在首頁"
  let stillHere = "好的，請接著選"
  let busy = "正在記，請稍等"
  let notRecorded = "沒有記上，請再按一次"
  let visitOver = "已經結束，請再刷卡"
  let timeWasUp = "時間到了，請再刷卡"

  let away = "請稍等"
  let awayAdvice = "機器正在準備，先別刷卡"
  let tapFailed = "沒有記上"
  let tapFailedAdvice = "請再刷一次卡"
  let codeExpired = "這個碼過期了"
  let codeUsed = "這個碼用過了"
  let codeAgainAdvice = "請在手機上重新打開碼"
  let codeUnreadable = "這個碼讀不出來"
  let codeNotHere = "這裡還不能用碼"
  let codeOrNoCardAdvice = "請刷卡，沒卡請按 #"

  let helpTitle = "要做什麼，請按鍵"
  let helpNoCard = "沒帶卡也簽到"
  let helpUndo = "撤銷上一次"
  let helpLanguage = "換語言"
  let backToServices = "接著選服務"

  let practice = "F1-F6 刷樣卡，q 退出"
  let sampleCardFailed = "樣卡沒刷上"

  let direction = WritingDirection.leftToRight
  let speech = SpeechRules.traditionalChinese
  func press(_ key: String) -> String { "請按 \(key)" }
  let moreServices = "還有別的服務"
  let helpVolume = "聲音大小"
  func volumeIs(_ step: VolumeStep) -> String {
    switch step {
    case .normal: "聲音正常"
    case .louder: "聲音大了"
    case .softer: "聲音小了"
    case .off: "聲音關了"
    }
  }
}
