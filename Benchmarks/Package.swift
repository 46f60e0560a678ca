// swift-tools-version: 6.2
import PackageDescription

/// Measures the reading of feeds against libxml2 alone, and the making of pages; apart from the program, so that no build of
/// it pays for this.
let package = Package(
  name: "newsfold-benchmarks",
  dependencies: [.package(name: "newsfold", path: "..")],
  targets: [
    .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0"),
    .target(name: "CRawSAX", dependencies: ["CLibXML"]),
    .executableTarget(
      name: "newsfold-bench",
      dependencies: ["CRawSAX", .product(name: "FeedReading", package: "newsfold")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "newsfold-bench-pages",
      dependencies: [.product(name: "FeedPublishing", package: "newsfold")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
  ]
)
