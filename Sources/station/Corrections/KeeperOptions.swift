import ArgumentParser
import CommandLineTool
import ConfigurationFile
import LocalAPI
import StationCore

/// Who corrects and why, and how the answer is printed.
struct KeeperOptions: ParsableArguments {
  @OptionGroup var options: ConfigurationOptions

  @Option(help: "Who corrects, in your own words.")
  var by: String

  @Option(help: "Why it is corrected.")
  var reason: String

  @Flag(help: "Print JSON for scripts.")
  var json = false

  /// The station's calendar.
  ///
  /// - Throws: ``CommandFailure`` with status 2 where the configuration is wrong.
  func calendar() throws -> StationCalendar {
    StationCalendar(zone: try ZoneFile.load(try options.load().timeZone))
  }

  /// Has something corrected and prints what changed.
  ///
  /// - Throws: ``CommandFailure``, also where the correction is refused.
  func order(_ action: CorrectionOrder.Action) throws {
    let calendar = try calendar()
    let order = CorrectionOrder(action, by: by, reason: reason)
    guard case .corrected(let entry) = try DaemonClient(options).ask(.correct(order)) else { return }
    if json {
      try JSONOutput.write(entry)
    } else {
      Standard.output.write(CorrectionWords(entry, calendar).description)
    }
  }
}
