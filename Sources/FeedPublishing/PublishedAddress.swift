/// Where the output folder is on the web.
struct PublishedAddress {
  private let base: String

  /// Nil if no public URL is set.
  init?(_ settings: PublishSettings) {
    guard let url = IRI.web(settings.publicURL) else { return nil }
    base = url.hasSuffix("/") ? url : url + "/"
  }

  /// The address of a file in the folder.
  func address(_ path: String) -> String { base + path }
}
