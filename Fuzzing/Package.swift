// swift-tools-version: 6.2
import PackageDescription

/// Has libFuzzer try the readers of a stranger's bytes; apart from the program, since all of it is
/// built with instruments (`make fuzz`).
let package = Package(
  name: "newsfold-fuzzing",
  dependencies: [.package(name: "newsfold", path: "..")],
  targets: [
    .systemLibrary(name: "CLibFuzzer"),
    .executableTarget(
      name: "newsfold-fuzz",
      dependencies: ["CLibFuzzer", .product(name: "FuzzTargets", package: "newsfold")],
      swiftSettings: [
        .swiftLanguageMode(.v6), .strictMemorySafety(), .treatAllWarnings(as: .error),
      ]),
  ]
)
