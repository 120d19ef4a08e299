import StationCore

/// What stands in an export for whoever finds the stick.
enum ExportNotes {
  static func text(station: StationID, time: String) -> String {
    """
    WarmStation 暖心驿站

    这里是驿站 \(station) 的全部签到记录，导出时间 \(time)。
    里面没有姓名和卡号，也没有任何密码或密钥。如果您捡到了这个U盘，请交给所在街道的工会，谢谢。

    These are all check-in records of the rest station \(station), exported at \(time).
    No names, no card numbers, no passwords and no keys are in here.
    If you have found this stick, please give it to the union of the street. Thank you.

    sha256sum -c SHA256SUMS          proves that nothing was changed since the export 证明导出后没有改动
    station verify --export PATH     recomputes every ledger's chain 逐条验证账本
    station replace --from PATH      continues these ledgers on a new device 在新设备上继续使用

    manifest.json            what is here 清单
    events-*.jsonl.gz        the events in canonical form, one a line 记录，每行一条
    seals-*.bin              their seals, 32 bytes each 每条记录的封印
    figures-*.json           the figures of days whose records were removed 已清理记录的每日统计
    set-aside/, damaged/     damaged files, whole 损坏的原始文件
    programme.json           the programme that was in force 当时生效的服务安排

    """
  }
}
