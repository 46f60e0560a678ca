import FeedModel
import Mustache

/// The templates of the pages, read once an edition.
struct PageTemplates {
  /// The style sheet as it is published.
  let style: [UInt8]
  private let library: MustacheLibrary

  /// The templates of ours, some of them replaced by texts of the same name.
  init(replacing texts: [String: String] = [:]) throws(PageTemplateError) {
    let known = Self.shipped
    if let name = texts.keys.sorted().first(where: { known[$0] == nil }) {
      throw .unknown(name)
    }
    var templates: [String: MustacheTemplate] = [:]
    for (name, text) in known.merging(texts, uniquingKeysWith: { $1 }) where name != Self.styleName
    {
      templates[String(name.prefix { $0 != "." })] = try Self.template(text, named: name)
    }
    library = MustacheLibrary(templates: templates)
    style = Array((texts[Self.styleName] ?? known[Self.styleName] ?? "").utf8)
  }

  /// The bytes that a template makes of a value.
  func page(_ name: String, of value: some MustacheParent) -> [UInt8] {
    Array(text(name, of: value).utf8)
  }

  /// The same as text.
  func text(_ name: String, of value: some MustacheParent) -> String {
    library.render(value, withTemplate: name) ?? ""
  }

  private static func template(
    _ text: String, named name: String
  ) throws(PageTemplateError) -> MustacheTemplate {
    precondition(PageEscaping.isRegistered, "escaping is known before a template is read")
    do {
      return try MustacheTemplate(string: "{{% CONTENT_TYPE:\(PageEscaping.name)}}" + text)
    } catch let error as MustacheTemplate.ParserError {
      throw .malformed(name, line: error.context.lineNumber, "\(error.error)")
    } catch {
      throw .malformed(name, line: 1, "\(error)")
    }
  }

  /// What the style sheet is called, in the folder of templates and in the output folder.
  static let styleName = "style.css"

  /// The templates of ours and the style sheet, by the names of their files.
  static let shipped: [String: String] = [
    "card.mustache": String(decoding: PackageResources.card_mustache, as: UTF8.self),
    "foot.mustache": String(decoding: PackageResources.foot_mustache, as: UTF8.self),
    "head.mustache": String(decoding: PackageResources.head_mustache, as: UTF8.self),
    "list.mustache": String(decoding: PackageResources.list_mustache, as: UTF8.self),
    "moved.mustache": String(decoding: PackageResources.moved_mustache, as: UTF8.self),
    "report.mustache": String(decoding: PackageResources.report_mustache, as: UTF8.self),
    "story.mustache": String(decoding: PackageResources.story_mustache, as: UTF8.self),
    styleName: String(decoding: PackageResources.style_css, as: UTF8.self),
  ]
}

/// What is wrong with a template that somebody wrote.
public enum PageTemplateError: Error, Hashable {
  /// No template is called so.
  case unknown(String)
  case malformed(String, line: Int, String)
}
