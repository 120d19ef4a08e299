import ArgumentParser

/// `districtd alarm …`: what somebody at the district must look at.
struct AlarmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alarm", abstract: "Lists alarms, and notes that they were looked at.",
    subcommands: [AlarmListCommand.self, AlarmSettleCommand.self], defaultSubcommand: AlarmListCommand.self)
}
