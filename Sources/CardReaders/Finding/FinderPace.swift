/// How a finder divides its time.
enum FinderPace {
  /// The speeds at which readers come from the factory, the most frequent first.
  static let speeds = [9_600, 115_200, 19_200, 38_400, 57_600]
  /// How long the first speed is listened at: long enough for a person to look for a card.
  static let firstListening = Duration.seconds(5)
  /// How long each further speed is listened at.
  static let listening = Duration.seconds(3)
  /// How many rounds through the speeds are made with probes; after them there is only listening.
  static let probingRounds = 3
  /// How many bytes a silent line may bring forth: an open RS-485 pair does when a motor starts nearby.
  static let strayBytes = 3
  /// How long a line that spoke must be silent before something is sent to it.
  static let quiet = Duration.seconds(60)
}
