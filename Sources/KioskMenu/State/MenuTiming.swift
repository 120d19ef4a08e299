/// The menu's spans of time, in milliseconds.
public enum MenuTiming {
  /// A visit without a press ends after this long, where the station says nothing else.
  public static let visit: Int64 = 45_000
  /// So long before its end a visit warns, and one key extends it; at least 20 s (WCAG 2.2, 2.2.1).
  public static let warning: Int64 = 20_000
  /// The help screen goes away after this long.
  public static let help: Int64 = 30_000
  /// The sentence that a tap was not recorded stays this long.
  public static let tapFailed: Int64 = 10_000
  /// Why a member code was refused stays this long: time enough to open it again on the phone.
  public static let codeRefused: Int64 = 20_000
  /// Each line of a notice that is too long for one stays this long.
  public static let noticeLine: Int64 = 5_000
  /// A short answer to a key stays this long.
  public static let notice: Int64 = 4_000
  /// The same key sooner than this after itself is a bouncing or a held one.
  ///
  /// Longer than the delay after which a held key begins to repeat: 250 ms on a Linux console, 600 ms under a Wayland
  /// compositor of wlroots, 660 ms on an X server.
  public static let sameKey: Int64 = 700
  /// A touch sooner than this after another is a bouncing finger, whatever it hits: the screen may have changed below.
  public static let nextTouch: Int64 = 350
  /// A key that was meant to extend a visit may come this late without checking anybody in.
  public static let tooLate: Int64 = 3_000
  /// A daemon that takes longer than this for an answer is treated as away.
  public static let answer: Int64 = 5_000
  /// Between two attempts to reach the daemon.
  public static let reconnect: Int64 = 500
}
