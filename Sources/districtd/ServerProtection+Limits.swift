import ConfigurationFile
import District

extension ServerProtection {
  /// The server's own values, but for what the configuration file says.
  init(_ limits: ServerLimits) {
    self.init()
    if let count = limits.connections { connections = count }
    if let count = limits.connectionsPerAddress { connectionsPerAddress = count }
    if let seconds = limits.handshakeSeconds { handshakeTime = Int64(seconds) * 1000 }
    if let seconds = limits.requestSeconds { requestTime = Int64(seconds) * 1000 }
    if let count = limits.requestsPerMinute { requests = BucketRule(burst: 5 * count, perMinute: count) }
  }
}
