/// What stands around the text of every page.
struct PageFrame: PageValue {
  /// The merged feed's title.
  let site: String
  let images: Bool
  var noindex: Bool
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

  /// The frame of a page with something that a source wants left out by search engines.
  func hidden(_ isHidden: Bool) -> PageFrame {
    var frame = self
    frame.noindex = noindex || isHidden
    return frame
  }

  func fill(_ form: inout PageForm) {
    form.text("root", root)
    form.text("site", site)
    form.text("title", title)
    form.flag("images", images)
    form.flag("noindex", noindex)
    form.text("refresh", ifAny: refresh)
  }
}
