import Daemon
import Testing

struct ServiceNotifierTests {
  @Test(arguments: [false, true]) func systemdHearsWhatTheServiceSays(isAbstract: Bool) throws {
    let systemd = try DatagramSocket(isAbstract: isAbstract)
    let notifier = ServiceNotifier(socketPath: systemd.name)
    notifier.ready()
    notifier.status("三 readers")
    notifier.watchdog()
    notifier.stopping()
    #expect(systemd.receive() == "READY=1")
    #expect(systemd.receive() == "STATUS=三 readers")
    #expect(systemd.receive() == "WATCHDOG=1")
    #expect(systemd.receive() == "STOPPING=1")
    #expect(systemd.receive() == nil)
  }

  @Test(arguments: ["\n", "\r", "\r\n", "\u{2028}"]) func aStatusStaysOnItsLine(lineEnd: String) throws {
    let systemd = try DatagramSocket(isAbstract: false)
    ServiceNotifier(socketPath: systemd.name).status("well\(lineEnd)MAINPID=1")
    #expect(systemd.receive() == "STATUS=well MAINPID=1")
  }

  @Test(
    arguments: [nil, "", "@", "/", "relative/socket", "/nonexistent/notify", "/\(String(repeating: "n", count: 200))"])
  func withoutAListenerNothingHappens(socketPath: String?) {
    ServiceNotifier(socketPath: socketPath).ready()
  }
}
