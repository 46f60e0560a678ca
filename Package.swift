// swift-tools-version: 6.2
import PackageDescription

/// The walls of the house, the same for every target: no C outside its rooms, no module used that
/// a file does not list, no warning left standing.
let walls: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A library target with the house's settings.
func room(
  _ name: String, uses dependencies: [Target.Dependency] = [], resources: [Resource]? = nil
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: walls)
}

/// A product that only the trait `Server` needs.
func server(_ product: String, of package: String) -> Target.Dependency {
  .product(name: product, package: package, condition: .when(traits: ["Server"]))
}

/// The tests of one room.
func tests(of name: String, with dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
    swiftSettings: walls)
}

let package = Package(
  name: "newsfold",
  products: [
    .executable(name: "newsfold", targets: ["NewsfoldCLI"]),
    // For the nested packages that measure and fuzz.
    .library(name: "FeedReading", targets: ["FeedModel", "FeedText", "FeedParsing", "XML"]),
    .library(name: "FeedPublishing", targets: ["FeedModel", "FeedPublishing"]),
    .library(name: "FuzzTargets", targets: ["FuzzTargets"]),
  ],
  traits: [
    .default(enabledTraits: ["Server"]),
    .trait(name: "Server", description: "The command serve: the review pages over HTTP"),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    // Named as well, since a file lists the modules it uses; Hummingbird brings them.
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
  ],
  targets: [
    // The C rooms: a module map and a shim each, and the one target that may import it.
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(
      name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    room("Curl", uses: ["CCurl"]),
    room("XML", uses: ["CXML"]),

    // The nouns and the text.
    room("FeedModel"),
    room("FeedText", uses: ["FeedModel", "XML"]),

    // The stations. None of them knows another.
    room("FeedFetching", uses: ["FeedModel", "FeedText", "Curl"]),
    room("FeedParsing", uses: ["FeedModel", "FeedText", "XML"]),
    room("FeedStorage", uses: ["FeedModel"]),
    room("StoryClustering", uses: ["FeedModel", "FeedText"]),
    room(
      "FeedPublishing",
      uses: [
        "FeedModel", "FeedText", "XML", .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: ["card", "copy", "foot", "head", "list", "moved", "report", "story"].map {
        .embedInCode("Pages/Templates/\($0).mustache")
      } + [.embedInCode("Pages/Templates/style.css")]),
    room(
      "SQLiteStorage",
      uses: ["FeedModel", "FeedStorage", .product(name: "GRDB", package: "GRDB.swift")]),

    // What the editor is asked.
    room("StoryReview", uses: ["FeedModel", "FeedText"]),

    // The table of word vectors, a file beside the program.
    room(
      "BundledVectors", uses: ["StoryClustering"],
      resources: [.copy("words-32.nfv"), .copy("WORDS.md")]),

    // The road and the command.
    room(
      "Newsfold",
      uses: [
        "Curl", "XML", "FeedModel", "FeedText", "FeedFetching", "FeedParsing", "FeedStorage",
        "StoryClustering", "FeedPublishing", "StoryReview",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    // The review pages; without the trait only what needs no server.
    room(
      "ReviewServer",
      uses: [
        "XML", "FeedModel", "FeedText", "FeedStorage", "FeedPublishing", "StoryReview", "Newsfold",
        .product(name: "Mustache", package: "swift-mustache"),
        server("Hummingbird", of: "hummingbird"), server("Logging", of: "swift-log"),
        server("HTTPTypes", of: "swift-http-types"), server("NIOCore", of: "swift-nio"),
        server("NIOConcurrencyHelpers", of: "swift-nio"),
        server("NIOHTTPTypes", of: "swift-nio-extras"),
      ],
      resources: [.embedInCode("Templates")]),
    .executableTarget(
      name: "NewsfoldCLI",
      dependencies: [
        "FeedModel", "FeedText", "FeedFetching", "FeedParsing", "FeedStorage", "StoryClustering",
        "FeedPublishing", "StoryReview", "SQLiteStorage", "BundledVectors", "Newsfold", "Curl",
        "XML", "TOMLKit",
        .target(name: "ReviewServer", condition: .when(traits: ["Server"])),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: walls),

    .target(
      name: "TestSupport",
      dependencies: [
        "FeedModel", "FlyingFox", .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      path: "Tests/TestSupport",
      swiftSettings: walls),
    .target(
      name: "FuzzTargets",
      dependencies: ["FeedModel", "FeedText", "FeedParsing", "XML"],
      path: "Tests/FuzzTargets",
      swiftSettings: walls),
    tests(of: "FuzzTargets"),
    tests(of: "FeedModel"),
    tests(of: "XML"),
    tests(of: "Curl"),
    tests(of: "FeedText", with: ["FeedModel", "FuzzTargets", "XML"]),
    tests(of: "FeedFetching", with: ["FeedModel", "Curl"]),
    tests(of: "FeedParsing", with: ["FeedModel", "FeedText", "XML"]),
    tests(of: "StoryClustering", with: ["FeedModel"]),
    tests(of: "StoryReview", with: ["FeedModel", "StoryClustering", "BundledVectors"]),
    tests(of: "FeedPublishing", with: ["FeedModel", "FeedParsing"]),
    tests(
      of: "SQLiteStorage",
      with: ["FeedModel", "FeedStorage", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(
      of: "Newsfold",
      with: [
        "FeedModel", "FeedFetching", "FeedParsing", "FeedStorage", "SQLiteStorage",
        "StoryClustering", "FeedPublishing", "Curl", "BundledVectors",
      ]),
    tests(
      of: "ReviewServer",
      with: [
        "Curl", "FeedFetching", "FeedModel", "FeedParsing", "FeedStorage", "Newsfold",
        "StoryClustering", server("NIOCore", of: "swift-nio"), server("NIOPosix", of: "swift-nio"),
      ]),
    tests(of: "NewsfoldCLI", with: ["Curl", "FeedModel"]),
  ]
)
