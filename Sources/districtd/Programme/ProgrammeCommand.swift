import ArgumentParser

/// `districtd programme …`: what stations offer, say and do.
struct ProgrammeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programme", abstract: "Makes, checks and shows what the stations offer, say and do.",
    discussion: """
      The programme is written in a file and published as a whole; each publication is a new version, signed by the
      district and sent to every station. What is wrong in the file is named with its line, and nothing is published.

        [[service]]                        # in the order of the menu's digits; the first nine have one
        code = "hot-water"                 # its name in events and reports
        category = "life"                  # work, life or culture
        names = { zh-Hans = "喝热水", en = "Hot water" }

        [[notice]]
        id = "spring-festival"
        texts = { zh-Hans = "初一至初三休息", en = "Closed on the first three days" }
        from = "2026-02-10"                # of the station's time, also "2026-02-10 08:00"; absent: at once
        until = "2026-02-19"               # a day is included; absent: as long as it is in the programme
        importance = "important"           # or normal

        [settings]                         # these go before what a station's own file says
        repeat-minutes = 10                # 0 to 1440
        languages = ["zh-Hans", "en"]      # the menu's, the first one the default
        upload = "prompt"                  # or economical
        visit-seconds = 45                 # 30 to 300: how long a visit on the menu lasts without a press

        [[keeper]]                         # who may sign in at the stations
        id = "wang"
        name = "王师傅"
        role = "keeper"                    # or technician
        pin = "$scrypt$…"                  # from “districtd programme pin”; the PIN itself is written nowhere
        until = "2026-12-31"               # the last day; absent: as long as it is in the programme

        [[for]]                            # what is other for some
        street = "三里屯街道"              # and/or station = "CY-SLT-003", or lists of them
        services = ["rest", "hot-water"]   # what is offered there, in this order; absent: all
        # [[for.service]], [[for.notice]], [for.settings] and [[for.keeper]] add to what all have, or replace
        # what has the same code or id

      Examples:
        districtd programme show --toml > programme.toml
        districtd programme check programme.toml
        districtd programme publish programme.toml
        districtd programme list
      """,
    subcommands: [
      ProgrammeShowCommand.self, ProgrammeCheckCommand.self, ProgrammePublishCommand.self, ProgrammeListCommand.self,
      ProgrammePINCommand.self,
    ], defaultSubcommand: ProgrammeShowCommand.self)
}
