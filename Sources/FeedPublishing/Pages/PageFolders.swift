/// The folders that have pages.
struct PageFolders {
  /// All, in order.
  let all: [String]
  private let largest: [String]

  init(_ stories: [EditionStory]) {
    var counts: [String: Int] = [:]
    for folder in stories.lazy.flatMap(\.folders) { counts[folder, default: 0] += 1 }
    all = counts.keys.sorted()
    let bySize = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    largest = bySize.prefix(Self.shown).map(\.key).sorted()
  }

  /// The path of a folder's page of a number.
  func path(_ folder: String, page: Int = 1) -> String {
    "folders/\(FolderName(folder).file)\(page == 1 ? "" : ".\(page)").html"
  }

  /// The links to some folders.
  func links(_ folders: some Collection<String>, current: String? = nil) -> [FolderLink] {
    folders.enumerated().map { place, folder in
      FolderLink(
        name: Self.shown(folder), path: PageAddress.encoded(path(folder)[...]),
        isCurrent: folder == current,
        isLast: place == folders.count - 1)
    }
  }

  /// The links that stand above a list: all stories, then the largest folders.
  func navigation(current: String?) -> [FolderLink] {
    let all = FolderLink(
      name: "All stories", path: "index.html", isCurrent: current == nil, isLast: false)
    return largest.isEmpty ? [] : [all] + links(largest, current: current)
  }

  /// A folder's name for people, nested ones parted by `›`.
  static func shown(_ folder: String) -> String {
    let parts = folder.split(separator: "/").map { PublishedText.line(String($0)) }
    return PublishedText.beginning(of: parts.joined(separator: " › "), bytes: 80)
  }

  /// How many folders stand above a list at most; the others are reached from their stories.
  private static let shown = 60
}

/// A link to a folder's page.
struct FolderLink: PageValue {
  let name: String
  let path: String
  let isCurrent: Bool
  let isLast: Bool

  func fill(_ form: inout PageForm) {
    form.text("name", name)
    form.text("path", path)
    form.flag("isCurrent", isCurrent)
    form.flag("isLast", isLast)
  }
}
