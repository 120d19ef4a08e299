public import ArgumentParser
import Glibc

/// Runs a program's root command and ends the process with the status of the command-line contract.
public enum CommandRunner {
  /// Parses the process's arguments, runs the command that they name, and never returns.
  public static func run(_ root: (some ParsableCommand).Type) async -> Never {
    do {
      var command = try root.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      exit(ExitStatus.done.rawValue)
    } catch {
      end(error, root)
    }
  }

  /// Runs a command that is parsed already on this thread, ends the process in the same way, and never returns.
  public static func run(_ command: some ParsableCommand, of root: (some ParsableCommand).Type) -> Never {
    do {
      var command = command
      try command.run()
      exit(ExitStatus.done.rawValue)
    } catch {
      end(error, root)
    }
  }

  private static func end(_ error: any Error, _ root: (some ParsableCommand).Type) -> Never {
    switch error {
    case let failure as CommandFailure:
      end(failure.status.rawValue, error: "\(root._commandName): \(failure)\n")
    default:
      let code = root.exitCode(for: error)
      switch code {
      case .success:
        Standard.output.write("\(root.fullMessage(for: error))\n")
        exit(ExitStatus.done.rawValue)
      case .validationFailure: end(ExitStatus.usage.rawValue, error: "\(root.fullMessage(for: error))\n")
      default:
        // A command that has said everything already ends with a bare exit code.
        if error is ExitCode { exit(code.rawValue) }
        end(ExitStatus.badNews.rawValue, error: "\(root._commandName): \(error)\n")
      }
    }
  }

  private static func end(_ status: Int32, error message: String) -> Never {
    Standard.error.write(message)
    exit(status)
  }
}
