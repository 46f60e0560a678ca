import FeedModel

extension Person {
  var record: [String?] { [name, email, url, avatar] }
  init(_ record: Record) {
    self.init(name: record[0], email: record[1], url: record[2], avatar: record[3])
  }
}

extension FeedModel.Category {
  var record: [String?] { [term, scheme, label] }
  init(_ record: Record) {
    self.init(term: record[0] ?? "", scheme: record[1], label: record[2])
  }
}

extension Enclosure {
  var record: [String?] {
    [url, type, length.map(String.init), duration.map { "\($0)" }, title]
  }
  init(_ record: Record) {
    self.init(
      url: record[0] ?? "", type: record[1] ?? "", length: record[2].flatMap { Int($0) },
      duration: record[3].flatMap(Double.init), title: record[4])
  }
}

extension Picture {
  var record: [String?] { [url, title, link, width, height, description] }
  init(_ record: Record) {
    self.init(
      url: record[0] ?? "", title: record[1], link: record[2], width: record[3],
      height: record[4], description: record[5])
  }
}

extension Link {
  var record: [String?] { [href, rel, type, hreflang, title, length] }
  init(_ record: Record) {
    self.init(
      href: record[0] ?? "", rel: record[1] ?? "", type: record[2], hreflang: record[3],
      title: record[4], length: record[5])
  }
}

extension Comments {
  var record: [String?] { [url, feedURL, count.map(String.init)] }
  init(_ record: Record) {
    self.init(url: record[0], feedURL: record[1], count: record[2].flatMap { Int($0) })
  }
}

extension Generator {
  var record: [String?] { [name, url, version] }
  init(_ record: Record) {
    self.init(name: record[0], url: record[1], version: record[2])
  }
}

extension PublishingPace {
  /// Whether the names of the days can be joined with commas.
  var isWritable: Bool { skipDays.allSatisfy { !$0.isEmpty && !$0.hasByte(0x2C) } }

  var record: [String?] {
    [
      ttl.map(String.init), updatePeriod, updateFrequency.map(String.init),
      skipHours.isEmpty ? nil : skipHours.map(String.init).joined(separator: ","),
      skipDays.isEmpty ? nil : skipDays.joined(separator: ","),
    ]
  }
  init(_ record: Record) {
    self.init()
    ttl = record[0].flatMap { Int($0) }
    updatePeriod = record[1]
    updateFrequency = record[2].flatMap { Int($0) }
    skipHours = record[3]?.split(separator: ",").compactMap { Int($0) } ?? []
    skipDays = record[4]?.split(separator: ",").map(String.init) ?? []
  }
}

extension Text {
  /// What the value is besides its words: kind, language, base, source; nothing for plain text.
  var form: [String?] {
    let kind: String? =
      switch kind {
      case .text: nil
      case .html: "html"
      case .xhtml: "xhtml"
      case .media(let type): "media:" + type
      }
    return [kind, language, base, source]
  }

  /// The text of a value and its form.
  init(_ value: String, form: Record?) {
    let kind: Kind =
      switch form?[0] {
      case nil: .text
      case "html": .html
      case "xhtml": .xhtml
      case let type?: .media(String(type.dropFirst("media:".count)))
      }
    self.init(value, kind: kind, language: form?[1], base: form?[2], source: form?[3])
  }
}
