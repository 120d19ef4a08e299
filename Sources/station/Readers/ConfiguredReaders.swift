import CardReaders
import ConfigurationFile
import StationCore

/// The readers of the station's configuration, for commands that work without one too.
struct ConfiguredReaders {
  private let readers: [ReaderConfiguration]

  /// None where the file cannot be read.
  init(_ options: ConfigurationOptions) { readers = (try? options.load().readers) ?? [] }

  /// The reader whose device this is now.
  func reader(on device: String) -> ReaderConfiguration? {
    readers.first { StablePath.areSame($0.device, device) }
  }
}
