import Mustache

/// What stands around the text of every page.
struct PageFrame: MustacheParent {
  /// The merged feed's title.
  let site: String
  let images: Bool
  let noindex: Bool
  /// The page's own title.
  var title = ""
  /// The way to the output folder: nothing, or `../`.
  var root = "../"
  /// The page that the browser is sent on to.
  var refresh: String?

  init(_ settings: PublishSettings) {
    site = PublishedText.line(settings.title)
    images = settings.pagesShowImages
    noindex = settings.pagesNoIndex
  }

  /// The frame of a page.
  func around(_ title: String, root: String = "../") -> PageFrame {
    var frame = self
    frame.title = title
    frame.root = root
    return frame
  }

  func child(named name: String) -> Any? {
    switch name {
    case "root": root
    case "site": site
    case "title": title
    case "images": images
    case "noindex": noindex
    case "refresh": refresh ?? false
    default: nil
    }
  }
}
