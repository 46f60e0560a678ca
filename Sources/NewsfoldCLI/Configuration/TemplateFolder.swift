import FeedPublishing
import Foundation

/// The keeper's own templates of the pages, a folder of files that take the place of ours.
struct TemplateFolder {
  let path: String

  /// The pages made with what is in the folder; other files in it say nothing.
  ///
  /// - Throws: ``CommandFailure`` with status 2 where it cannot be read, or a file is no template.
  func pages() throws -> StoryPages {
    var texts: [String: String] = [:]
    for name in try names() where name.hasSuffix(".mustache") || name.hasSuffix(".css") {
      guard let data = FileManager.default.contents(atPath: path + "/" + name),
        let text = String(data: data, encoding: .utf8)
      else { throw CommandFailure(.usage, "\(path)/\(name): cannot be read as UTF-8.") }
      texts[name] = text
    }
    do { return try StoryPages(replacing: texts) } catch {
      throw CommandFailure(.usage, path + "/" + words(error))
    }
  }

  /// Writes our own templates into the folder, for a beginning.
  ///
  /// - Returns: the names of the files.
  /// - Throws: ``CommandFailure`` where one is there already, or cannot be written.
  func fill() throws -> [String] {
    let templates = StoryPages.templates.sorted { $0.key < $1.key }
    let present = templates.first { FileManager.default.fileExists(atPath: path + "/" + $0.key) }
    if let present {
      throw CommandFailure(.usage, "\(path)/\(present.key) is there already; nothing was written.")
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for (name, text) in templates {
        try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
      }
    } catch {
      throw CommandFailure(.failed, "\(path): the templates cannot be written there.")
    }
    return templates.map(\.key)
  }

  private func names() throws -> [String] {
    do { return try FileManager.default.contentsOfDirectory(atPath: path).sorted() } catch {
      throw CommandFailure(.usage, "\(path): the folder of templates cannot be read.")
    }
  }

  private func words(_ error: PageTemplateError) -> String {
    switch error {
    case .unknown(let name):
      "\(name): no template is called so; there are "
        + StoryPages.templates.keys.sorted().joined(separator: ", ") + "."
    case .malformed(let name, let line, let reason): "\(name):\(line): no template: \(reason)."
    }
  }
}
