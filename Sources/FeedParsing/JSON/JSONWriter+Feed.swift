import FeedModel
import FeedText
import FoundationEssentials

extension Text {
  /// The words without markup.
  var plainText: String { isMarkup ? HTMLText.plainText(of: value) : value }
}

/// The parts of feeds and entries that occur in several places.
extension JSONWriter {
  mutating func text(_ key: String, _ text: Text?) {
    guard let text else { return }
    object(key) { $0.members(of: text) }
  }

  mutating func members(of text: Text) {
    let plain = text.plainText
    guard !plain.isEmpty || !text.value.isEmpty || text.source != nil else { return }
    string("type", text.kind.name)
    string("text", plain)
    if text.isMarkup { string("html", text.value) }
    string("lang", text.language)
    string("base", text.base)
    string("src", text.source)
  }

  mutating func authors(_ key: String, _ authors: [Person]) {
    array(key, authors.filter { $0.name != nil || $0.url != nil || $0.avatar != nil }) {
      $0.string("name", $1.name)
      $0.string("url", $1.url)
      $0.string("avatar", $1.avatar)
    }
  }

  mutating func persons(_ key: String, _ persons: [Person]) {
    array(key, persons) { $0.members(of: $1) }
  }

  mutating func person(_ key: String, _ person: Person?) {
    guard let person else { return }
    object(key) { $0.members(of: person) }
  }

  private mutating func members(of person: Person) {
    string("name", person.name)
    string("email", person.email)
    string("url", person.url)
  }

  mutating func links(_ links: [Link]) {
    array("links", links) {
      $0.string("href", $1.href)
      $0.string("rel", $1.rel)
      $0.string("type", $1.type)
      $0.string("hreflang", $1.hreflang)
      $0.string("title", $1.title)
      $0.string("length", $1.length)
    }
  }

  mutating func categories(_ categories: [Category]) {
    array("categories", categories) {
      $0.string("term", $1.term)
      $0.string("scheme", $1.scheme)
      $0.string("label", $1.label)
    }
  }

  mutating func inReplyTo(_ answers: [InReplyTo]) {
    array("in_reply_to", answers) {
      $0.string("ref", $1.ref)
      $0.string("href", $1.href)
      $0.string("type", $1.type)
      $0.string("source", $1.source)
    }
  }

  mutating func generator(_ generator: Generator?) {
    guard let generator else { return }
    object("generator") {
      $0.string("name", generator.name)
      $0.string("url", generator.url)
      $0.string("version", generator.version)
    }
  }

  mutating func picture(_ picture: Picture) {
    string("url", picture.url)
    string("title", picture.title)
    string("link", picture.link)
    string("width", picture.width)
    string("height", picture.height)
    string("description", picture.description)
  }

  mutating func source(_ source: EntrySource) {
    string("id", source.id)
    text("title", source.title)
    text("subtitle", source.subtitle)
    text("rights", source.rights)
    string("url", source.url)
    links(source.links)
    string("updated", source.updated?.rfc3339)
    persons("authors", source.authors)
    persons("contributors", source.contributors)
    categories(source.categories)
    generator(source.generator)
    string("icon", source.icon)
    string("logo", source.logo)
  }
}

extension Text.Kind {
  /// The name of a kind in JSON.
  fileprivate var name: String {
    switch self {
    case .text: "text"
    case .html: "html"
    case .xhtml: "xhtml"
    case .media(let type): type
    }
  }
}
