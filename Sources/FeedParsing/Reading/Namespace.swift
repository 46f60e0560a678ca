import FeedModel

/// The namespaces that feeds use, each known by its URIs and by the prefix it usually has.
enum Namespace: UInt8, Sendable {
  case plain, atom, rdf, dublinCore, dcTerms, content, media, itunes, syndication, slash, wfw
  case threading, admin, creativeCommons, xhtml, taxonomy, feedburner, enclosure, annotation,
    chapters
  case xml, other

  /// The namespace of an element or attribute name.
  ///
  /// A URI decides, whatever the prefix; a prefix that was not declared is taken for what it is
  /// everywhere else.
  init(uri: String?, prefix: String?) {
    if let uri {
      self = Self.byExactURI[uri] ?? Self.byURI[Self.folded(uri)] ?? .other
    } else if let prefix {
      self = Self.byPrefix[prefix.lowercased()] ?? .other
    } else {
      self = .plain
    }
  }

  /// The URI without what publishers get wrong: case, scheme, and what stands at its end.
  private static func folded(_ uri: String) -> String {
    var folded = uri.trimmingASCIIWhitespace().lowercased()[...]
    for scheme in ["https:", "http:"] where folded.hasPrefix(scheme) {
      folded = folded.dropFirst(scheme.count)
    }
    while folded.first == "/" { folded = folded.dropFirst() }
    while folded.last == "/" || folded.last == "#" { folded = folded.dropLast() }
    return String(folded)
  }

  /// The namespaces by their folded URIs.
  private static let byURI: [String: Namespace] = [
    "": .plain,
    "backend.userland.com/rss": .plain,
    "backend.userland.com/rss091": .plain,
    "backend.userland.com/rss092": .plain,
    "backend.userland.com/rss2": .plain,
    "backend.userland.com/rss2.1": .plain,
    "blogs.law.harvard.edu/tech/rss": .plain,
    "cyber.law.harvard.edu/rss": .plain,
    "my.netscape.com/rdf/simple/0.9": .plain,
    "channel.netscape.com/rdf/simple/0.9": .plain,
    "my.netscape.com/publish/formats/rss-0.91.dtd": .plain,
    "purl.org/net/rss1.1": .plain,
    "purl.org/rss/1.0": .plain,
    "purl.org/rss/2.0": .plain,
    "example.com/necho": .atom,
    "example.com/newformat": .atom,
    "purl.org/atom": .atom,
    "purl.org/atom/app": .atom,
    "purl.org/atom/ns": .atom,
    "purl.org/echo": .atom,
    "purl.org/pie": .atom,
    "uri/of/echo/namespace": .atom,
    "www.w3.org/2005/atom": .atom,
    "www.w3.org/1999/02/22-rdf-syntax-ns": .rdf,
    "purl.org/dc/elements/1.0": .dublinCore,
    "purl.org/dc/elements/1.1": .dublinCore,
    "purl.org/dc/terms": .dcTerms,
    "purl.org/rss/1.0/modules/content": .content,
    "search.yahoo.com/mrss": .media,
    "tools.search.yahoo.com/mrss": .media,
    "video.search.yahoo.com/mrss": .media,
    "www.rssboard.org/media-rss": .media,
    "example.com/dtds/podcast-1.0.dtd": .itunes,
    "www.itunes.com/dtds/podcast-1.0.dtd": .itunes,
    "purl.org/rss/1.0/modules/syndication": .syndication,
    "purl.org/rss/modules/syndication": .syndication,
    "purl.org/rss/1.0/modules/slash": .slash,
    "wellformedweb.org/commentapi": .wfw,
    "purl.org/syndication/thread/1.0": .threading,
    "webns.net/mvcb": .admin,
    "backend.userland.com/creativecommonsrssmodule": .creativeCommons,
    "cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": .creativeCommons,
    "creativecommons.org/ns": .creativeCommons,
    "web.resource.org/cc": .creativeCommons,
    "www.w3.org/1999/xhtml": .xhtml,
    "purl.org/rss/1.0/modules/taxonomy": .taxonomy,
    "rssnamespace.org/feedburner/ext/1.0": .feedburner,
    "purl.oclc.org/net/rss_2.0/enc": .enclosure,
    "purl.org/net/rss_2.0/enc": .enclosure,
    "purl.org/rss/1.0/modules/annotate": .annotation,
    "podlove.org/simple-chapters": .chapters,
    "www.w3.org/xml/1998/namespace": .xml,
  ]

  /// The namespaces by their URIs as nearly everybody writes them, which need no folding.
  private static let byExactURI: [String: Namespace] = [
    "http://www.w3.org/2005/Atom": .atom,
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": .rdf,
    "http://purl.org/rss/1.0/": .plain,
    "http://purl.org/dc/elements/1.1/": .dublinCore,
    "http://purl.org/rss/1.0/modules/content/": .content,
    "http://purl.org/rss/1.0/modules/syndication/": .syndication,
    "http://purl.org/rss/1.0/modules/slash/": .slash,
    "http://wellformedweb.org/CommentAPI/": .wfw,
    "http://search.yahoo.com/mrss/": .media,
    "http://www.itunes.com/dtds/podcast-1.0.dtd": .itunes,
    "http://purl.org/syndication/thread/1.0": .threading,
    "http://www.w3.org/1999/xhtml": .xhtml,
  ]

  private static let byPrefix: [String: Namespace] = [
    "atom": .atom, "atom10": .atom, "a10": .atom, "rdf": .rdf, "dc": .dublinCore,
    "dcterms": .dcTerms, "content": .content, "media": .media, "itunes": .itunes,
    "sy": .syndication, "slash": .slash, "wfw": .wfw, "thr": .threading, "admin": .admin,
    "creativecommons": .creativeCommons, "cc": .creativeCommons, "xhtml": .xhtml, "taxo": .taxonomy,
    "feedburner": .feedburner, "enc": .enclosure, "annotate": .annotation, "psc": .chapters,
    "xml": .xml,
    "rss": .plain,
  ]
}

/// The name of an element as the tables of formats have it.
struct ElementName: Hashable, Sendable {
  let namespace: Namespace
  /// The local name in lower case, since publishers get the case wrong.
  let local: String

  init(_ namespace: Namespace, _ local: String) {
    self.namespace = namespace
    self.local = local.lowercased()
  }
}

extension ElementName: ExpressibleByStringLiteral {
  /// A name of the format itself, without a namespace or in one of its own.
  init(stringLiteral local: String) { self.init(.plain, local) }
}

func atom(_ local: String) -> ElementName { ElementName(.atom, local) }
func rdf(_ local: String) -> ElementName { ElementName(.rdf, local) }
func dublinCore(_ local: String) -> ElementName { ElementName(.dublinCore, local) }
func dcTerms(_ local: String) -> ElementName { ElementName(.dcTerms, local) }
func media(_ local: String) -> ElementName { ElementName(.media, local) }
func itunes(_ local: String) -> ElementName { ElementName(.itunes, local) }
