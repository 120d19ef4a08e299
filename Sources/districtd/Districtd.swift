import ArgumentParser
import CommandLineTool

/// The district server and everything that is done to its data.
@main
struct Districtd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "districtd",
    abstract: "Receives the records of rest stations, and gives them programme and roster.",
    discussion: """
      Examples:
        districtd --config /etc/districtd/districtd.toml init
        districtd --config /etc/districtd/districtd.toml serve
        districtd station add CY-SLT-003 --name "三里屯街道 第三驿站" --street 三里屯街道
        districtd token CY-SLT-003
        districtd station revoke CY-SLT-003
        districtd programme publish programme.toml
        districtd member-code --member 15241bf20069eefe57a147884067c379
        districtd report --street 三里屯街道 --day 2026-01-05
        districtd audit CY-SLT-003
        districtd alarm list

      Every verb works while the server runs.
      Exit status: 0 done, 1 bad news, 2 usage or configuration.
      """,
    subcommands: [
      InitCommand.self, ServeCommand.self, StationCommand.self, TokenCommand.self, StreetCommand.self,
      ReportCommand.self, ExportCommand.self, AuditCommand.self, AlarmCommand.self, SetAsideCommand.self,
      ConflictCommand.self, LimitCommand.self, ProgrammeCommand.self, RosterCommand.self, MemberCodeCommand.self,
    ])

  @OptionGroup var options: ConfigurationOptions

  static func main() async {
    await CommandRunner.run(Districtd.self)
  }
}
