/// When SQLite has a commit flushed to the disk; the values are those of its `PRAGMA synchronous`.
///
/// Only ``full`` keeps the ledger's promise. ``normal`` is what the power-cut tests compare with: a test that finds no
/// loss there would find none anywhere.
package enum SynchronousMode: Int, Sendable {
  /// Only checkpoints flush: commits since the last one go with a power cut.
  case normal = 1
  /// Every commit is flushed before it returns.
  case full = 2
}
