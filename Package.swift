// swift-tools-version: 6.2
import PackageDescription

// WARMSTATION_STRICT=1 (set by provisioning/check) turns every warning of ours into an error.
let strict = Context.environment["WARMSTATION_STRICT"] == "1"

// WARMSTATION_FUZZ=1 (set by Tests/Fuzz/run) builds the fuzz targets instead of the programs: libFuzzer brings the main.
let fuzzing = Context.environment["WARMSTATION_FUZZ"] == "1"

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ] + (strict ? [.treatAllWarnings(as: .error)] : [])

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let swiftASN1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let tomlKit = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")

/// One of our modules, with the settings that all of them share.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A program: a thin main over the modules.
func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one module; what the tests of several modules need is in TestSupport.
func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies, exclude: exclude,
    resources: resources,
    swiftSettings: settings)
}

let package = Package(
  name: "warmstation",
  products: [
    .executable(name: "stationd", targets: ["stationd"]),
    .executable(name: "station", targets: ["station"]),
    .executable(name: "districtd", targets: ["districtd"]),
  ],
  traits: [
    .default(enabledTraits: ["PostgreSQL"]),
    .trait(
      name: "PostgreSQL",
      description: "The district's store in PostgreSQL, through libpq; without it districtd stores in SQLite only."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(
      name: "CSerialPort", pkgConfig: "libserialport", providers: [.apt(["libserialport-dev"])]),
    .systemLibrary(name: "CTimex"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    module("StationCore", [crypto]),
    module("ConfigurationFile", ["StationCore", tomlKit]),
    module("ReaderFrames", ["StationCore", crypto, cryptoExtras]),
    module("CardReaders", ["CSerialPort", "ReaderFrames", "StationCore"]),
    module("ReaderSimulator", ["ReaderFrames", "StationCore"]),
    module("Ledger", ["CZlib", "StationCore", crypto, grdb, sqlite]),
    module("DistrictProtocol", ["CDeflate", "CZlib", "StationCore", crypto, cryptoExtras, swiftASN1, x509]),
    module(
      "Uplink",
      [
        "DistrictProtocol", "StationCore", asyncHTTPClient, crypto, lifecycle, logging, nio, nioHTTP1, nioPosix, nioSSL,
        swiftASN1, x509,
      ]),
    module("LocalAPI", ["StationCore", lifecycle, logging, nio, nioPosix]),
    module("ChildProcesses"),
    module("Terminal"),
    module("KioskMenu", ["ChildProcesses", "LocalAPI", "StationCore", "Terminal"]),
    module(
      "District",
      [
        .target(name: "CPostgreSQL", condition: .when(traits: ["PostgreSQL"])), "DistrictProtocol", "StationCore",
        crypto, grdb, httpTypes, hummingbird, hummingbirdCore, lifecycle, logging, nio, nioHTTP1, nioPosix, nioSSL,
        nioTLS, sqlite, swiftASN1, x509,
      ]),
    module("CommandLineTool", ["StationCore", argumentParser]),
    module("Daemon", ["CTimex", "ChildProcesses", "StationCore", lifecycle, logging]),

    program(
      "stationd",
      [
        "CardReaders", "CommandLineTool", "ConfigurationFile", "Daemon", "DistrictProtocol", "Ledger", "LocalAPI",
        "ReaderFrames", "StationCore", "Uplink", argumentParser, lifecycle, logging, unixSignals,
      ]),
    program(
      "station",
      [
        "CardReaders", "CommandLineTool", "ConfigurationFile", "Daemon", "KioskMenu", "Ledger", "LocalAPI",
        "ReaderFrames", "ReaderSimulator", "StationCore", "Terminal", "Uplink", argumentParser, logging,
      ]),
    program(
      "districtd",
      [
        "CommandLineTool", "ConfigurationFile", "Daemon", "District", "DistrictProtocol", "Ledger", "StationCore",
        "Terminal",
        argumentParser, lifecycle, logging, unixSignals,
      ]),

    .target(
      name: "TestSupport", dependencies: ["StationCore"], path: "Tests/TestSupport", swiftSettings: settings),
    tests(of: "StationCore", [crypto]),
    tests(of: "ConfigurationFile", ["StationCore"]),
    tests(of: "ReaderFrames", ["StationCore"]),
    tests(of: "CardReaders", ["ReaderFrames", "StationCore"], resources: [.copy("Captures")]),
    .systemLibrary(name: "CMalloc", path: "Tests/Benchmarks/CMalloc"),
    .executableTarget(
      name: "reader-bench",
      dependencies: ["CMalloc", "CardReaders", "ReaderSimulator", "ReaderTestSupport", "StationCore", "TestSupport"],
      path: "Tests/Benchmarks/ReaderBench", swiftSettings: settings),
    .executableTarget(
      name: "ledger-bench", dependencies: ["Ledger", "StationCore", "TestSupport"],
      path: "Tests/Benchmarks/LedgerBench", swiftSettings: settings),
    .executableTarget(
      name: "fleet-bench",
      dependencies: [
        "Daemon", "District", "StationCore", "TestSupport", "Uplink", crypto, logging, swiftASN1, x509,
      ],
      path: "Tests/Benchmarks/FleetBench", swiftSettings: settings),
    .executableTarget(
      name: "osdp-panel", dependencies: ["CardReaders", "StationCore"], path: "Tests/EndToEnd/OSDPPanel",
      swiftSettings: settings),
    .executableTarget(
      name: "menu-week", dependencies: ["KioskMenu", "LocalAPI", "StationCore", "Terminal", "TestSupport"],
      path: "Tests/EndToEnd/MenuWeek", swiftSettings: settings),
    .target(
      name: "ReaderTestSupport", dependencies: ["CardReaders", "ReaderSimulator", "StationCore"],
      path: "Tests/ReaderTestSupport", swiftSettings: settings),
    tests(of: "ReaderSimulator", ["CardReaders", "ReaderFrames", "ReaderTestSupport", "StationCore"]),
    tests(of: "Ledger", ["StationCore", grdb]),
    .executableTarget(
      name: "replayed-cuts",
      dependencies: [
        "DistrictProtocol", "Ledger", "RosterTestSupport", "StationCore", "TestSupport", "Uplink", grdb, sqlite,
      ],
      path: "Tests/PowerCuts/ReplayedCuts", swiftSettings: settings),
    tests(of: "DistrictProtocol", ["StationCore", crypto, x509]),
    .target(
      name: "RosterTestSupport",
      dependencies: ["District", "DistrictProtocol", "StationCore", "TestSupport", "Uplink", x509],
      path: "Tests/RosterTestSupport", swiftSettings: settings),
    .executableTarget(
      name: "roster-bench",
      dependencies: [
        "District", "DistrictProtocol", "RosterTestSupport", "StationCore", "TestSupport", "Uplink", sqlite,
      ],
      path: "Tests/Benchmarks/RosterBench", swiftSettings: settings),
    tests(
      of: "Uplink",
      ["District", "DistrictProtocol", "RosterTestSupport", "StationCore", crypto, grdb, logging, swiftASN1, x509]),
    tests(of: "LocalAPI", ["StationCore"]),
    tests(of: "Terminal", exclude: ["generate-widths.py"]),
    tests(
      of: "KioskMenu", ["LocalAPI", "StationCore", "Terminal"],
      exclude: ["CommonCharacters.txt", "Recordings", "Snapshots"]),
    tests(
      of: "District",
      [
        "DistrictProtocol", "StationCore", asyncHTTPClient, crypto, grdb, logging, nio, nioHTTP1, nioSSL, swiftASN1,
        x509,
      ]),
    tests(of: "Daemon", ["StationCore", lifecycle, logging]),
  ]
)

if fuzzing {
  let fuzzed = settings + [.unsafeFlags(["-parse-as-library"])]
  package.products = [
    .executable(name: "reader-fuzz", targets: ["ReaderFuzz"]), .executable(name: "wire-fuzz", targets: ["WireFuzz"]),
  ]
  package.targets += [
    .executableTarget(
      name: "ReaderFuzz", dependencies: ["CardReaders", "ReaderSimulator", "ReaderTestSupport", "StationCore"],
      path: "Tests/Fuzz/ReaderFuzz", swiftSettings: fuzzed),
    .executableTarget(
      name: "WireFuzz", dependencies: ["DistrictProtocol", "StationCore"], path: "Tests/Fuzz/WireFuzz",
      swiftSettings: fuzzed),
  ]
}
