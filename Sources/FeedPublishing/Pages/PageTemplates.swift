import FeedModel
import Mustache

/// The templates of the pages, read once an edition, with what they make of each shape of values.
struct PageTemplates {
  /// The style sheet as it is published.
  let style: [UInt8]
  private let library: MustacheLibrary
  private var skeletons: [[UInt8]: PageSkeleton] = [:]

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

  /// The templates that are asked for; the others are parts of them.
  enum Page: UInt8 {
    case card, copy, list, moved, report, story
  }

  /// The bytes that a template makes of a value.
  mutating func page(_ page: Page, of value: some PageValue) -> [UInt8] {
    let form = PageForm(value, template: page.rawValue)
    if let skeleton = skeletons[form.shape] { return skeleton.filled(with: form.words) }
    let answers = PageForm(value, makesStandIns: true).answers
    let skeleton = PageSkeleton(library.render(answers, withTemplate: "\(page)") ?? "")
    if skeletons.count < Self.mostSkeletons { skeletons[form.shape] = skeleton }
    return skeleton.filled(with: form.words)
  }

  /// The same as text.
  mutating func text(_ page: Page, of value: some PageValue) -> String {
    String(decoding: self.page(page, of: value), as: UTF8.self)
  }

  /// Some kilobytes each; the demo has about a hundred.
  private static let mostSkeletons = 2_000

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
    "copy.mustache": String(decoding: PackageResources.copy_mustache, as: UTF8.self),
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
