/// One thing that the ledger asked of the disk, in the order in which it asked, with what had been promised in between.
///
/// Files are counted from 0 as they are made; a name belongs to a directory entry, which has a fate of its own.
enum DiskOperation {
  /// A file was made under a name; without a ``syncDirectory`` behind it the name may be gone after a cut.
  case create(name: String, file: Int)
  /// A name was removed; without a ``syncDirectory`` behind it the name may be back after a cut.
  case delete(name: String)
  /// A file got another name, with the same reservation; whatever had that name before has it no more.
  case move(from: String, to: String)
  /// A directory was made under a name, with the same reservation.
  case makeDirectory(name: String)
  /// Bytes were written; without a ``sync(file:)`` behind them any sector of them may be missing after a cut.
  case write(file: Int, offset: Int, bytes: [UInt8])
  /// A file was cut short, or made longer with zeros.
  case resize(file: Int, size: Int)
  /// Everything written to the file so far is on the disk.
  case sync(file: Int)
  /// Every name made, moved or removed so far in a directory is on the disk; the empty name is the directory itself.
  case syncDirectory(name: String)
  /// A long time passed: everything so far is on the disk.
  case settle
  /// Something was promised or is about to be.
  case note(Milestone)

  /// Whether no cut matters before this.
  var isSettled: Bool { if case .settle = self { true } else { false } }
}
