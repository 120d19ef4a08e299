import StationCore

/// One thing that the ledger asked of the disk, in the order in which it asked, with what had been promised in between.
///
/// Files are counted from 0 as they are made; a name belongs to a directory entry, which has a fate of its own.
enum DiskOperation {
  /// A file was made under a name; without a ``syncDirectory`` behind it the name may be gone after a cut.
  case create(name: String, file: Int)
  /// A name was removed; without a ``syncDirectory`` behind it the name may be back after a cut.
  case delete(name: String)
  /// Bytes were written; without a ``sync(file:)`` behind them any sector of them may be missing after a cut.
  case write(file: Int, offset: Int, bytes: [UInt8])
  /// A file was cut short, or made longer with zeros.
  case resize(file: Int, size: Int)
  /// Everything written to the file so far is on the disk.
  case sync(file: Int)
  /// Every name made or removed so far is on the disk.
  case syncDirectory
  /// A long time passed: everything so far is on the disk.
  case settle
  /// Something was promised or is about to be.
  case note(Milestone)

  /// Whether no cut matters before this.
  var isSettled: Bool { if case .settle = self { true } else { false } }

  /// The events that were confirmed here, if any.
  var confirmed: [EventRecord] { if case .note(.confirmed(let records)) = self { records } else { [] } }
}
