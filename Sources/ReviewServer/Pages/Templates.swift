import Mustache

/// The templates of the pages, which are files beside this one, read once.
struct Templates: Sendable {
  private let library: MustacheLibrary

  /// - Throws: when a template is not well-formed.
  init() throws {
    let texts = [
      "top": PackageResources.top_mustache,
      "bottom": PackageResources.bottom_mustache,
      "card": PackageResources.card_mustache,
      "report": PackageResources.report_mustache,
      "stories": PackageResources.stories_mustache,
      "story": PackageResources.story_mustache,
      "choose": PackageResources.choose_mustache,
      "done": PackageResources.done_mustache,
      "feeds": PackageResources.feeds_mustache,
      "decisions": PackageResources.decisions_mustache,
      "queue": PackageResources.queue_mustache,
      "runs": PackageResources.runs_mustache,
      "published": PackageResources.published_mustache,
      "login": PackageResources.login_mustache,
      "trouble": PackageResources.trouble_mustache,
    ]
    library = MustacheLibrary(
      templates: try texts.mapValues {
        try MustacheTemplate(string: String(decoding: $0, as: UTF8.self))
      })
  }

  /// A page by the name of its template.
  func render(_ name: String, _ page: some Any) -> String {
    library.render(page, withTemplate: name) ?? ""
  }
}

/// What all pages have: title, place in the navigation, the token of their forms.
struct PageFrame {
  let title: String
  let token: String
  let nav: [Item]
  /// What the keyboard of the page is for.
  let kind: String
  let hasLogout: Bool

  struct Item {
    let name: String
    let address: String
    let isCurrent: Bool
  }

  init(_ title: String, in place: String = "", kind: String = "page", _ site: SiteFacts) {
    self.title = title
    self.kind = kind
    token = site.token
    hasLogout = site.hasLogin
    nav = Self.places.map { Item(name: $0.0, address: $0.1, isCurrent: $0.0 == place) }
  }

  private static let places = [
    ("Stories", "/stories"), ("Queue", "/queue"), ("Feeds", "/feeds"), ("Decisions", "/decisions"),
    ("Runs", "/runs"), ("Published", "/published/"),
  ]
}

/// What every page must know of the site.
struct SiteFacts: Sendable {
  let token: String
  let hasLogin: Bool
}
