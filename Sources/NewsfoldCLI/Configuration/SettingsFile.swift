import FeedModel
import Foundation
import TOMLKit

/// Reads settings from TOML and writes them.
enum SettingsFile {
  /// The settings in a file.
  ///
  /// - Throws: ``CommandFailure`` naming file, line and column, what is wrong and what would be right.
  static func read(_ path: String) throws -> Settings {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.usage, "\(path): the settings file cannot be read.")
    }
    var settings = try parse(String(decoding: data, as: UTF8.self), path: path)
    settings.folder = (path as NSString).deletingLastPathComponent
    return settings
  }

  /// The settings in a text; `path` is for messages.
  static func parse(_ text: String, path: String) throws -> Settings {
    let table: TOMLTable
    do { table = try TOMLTable(string: text) } catch let error as TOMLParseError {
      let place = error.source.begin
      throw CommandFailure(
        .usage, "\(path):\(place.line):\(place.column): \(error.description)")
    }
    var settings = Settings()
    for section in table.keys where table[section]?.table != nil {
      guard Setting.all.contains(where: { $0.name.hasPrefix(section + ".") }) else {
        let place = "\(path):" + position(of: "[" + section, in: text)
        throw CommandFailure(
          .usage,
          "\(place): no section is called \"\(section)\"; `newsfold config init` lists them.")
      }
    }
    for (name, value) in flattened(table) {
      let place = "\(path):" + position(of: name, in: text)
      guard let setting = Setting.all.first(where: { $0.name == name }) else {
        throw CommandFailure(.usage, "\(place): no setting is called \"\(name)\"\(hint(name)).")
      }
      if let complaint = setting.apply(value, to: &settings) {
        throw CommandFailure(.usage, "\(place): \(name) \(complaint).")
      }
    }
    return settings
  }

  /// A file with all settings, their meaning and their defaults, each commented out.
  static func template() -> String {
    var text =
      "# Settings of Newsfold. Each line shows the default; take the # away to change it.\n"
    var section = ""
    for setting in Setting.all {
      let parts = setting.name.split(separator: ".")
      if parts.count == 2, parts[0] != section {
        section = String(parts[0])
        text += "\n[\(section)]\n"
      }
      text += "\n# \(setting.comment)\n# \(parts.last ?? "") = \(setting.written(in: Settings()))\n"
    }
    return text
  }

  /// The settings in force, in the form of the file.
  static func show(_ settings: Settings) -> String {
    Setting.all.map { setting in
      let value = setting.written(in: settings)
      return (value == "\"\"" ? "# " : "") + "\(setting.name) = \(value)"
    }.joined(separator: "\n")
  }

  private static func flattened(_ table: TOMLTable) -> [(String, any TOMLValueConvertible)] {
    table.keys.sorted().flatMap { key -> [(String, any TOMLValueConvertible)] in
      guard let value = table[key] else { return [] }
      guard let section = value.table else { return [(key, value)] }
      return section.keys.sorted().compactMap { inner in
        section[inner].map { ("\(key).\(inner)", $0) }
      }
    }
  }

  /// The line and column of a key, found in the text since the parser does not keep it.
  private static func position(of name: String, in text: String) -> String {
    let parts = name.split(separator: ".").map(String.init)
    var section = ""
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let trimmed = line.trimmingASCIIWhitespace()
      if trimmed.hasPrefix("["), name.hasPrefix("["), trimmed.hasPrefix(name) {
        return "\(number + 1):1"
      }
      if trimmed.hasPrefix("[") {
        section = String(trimmed.drop { $0 == "[" }.prefix { $0 != "]" })
        continue
      }
      let key = trimmed.prefix { $0 != "=" }.trimmingASCIIWhitespace()
      let isHere = section.isEmpty ? key == name : section == parts.first && key == parts.last
      guard isHere, let start = line.firstIndex(where: { !$0.isWhitespace }) else { continue }
      return "\(number + 1):\(line.distance(from: line.startIndex, to: start) + 1)"
    }
    return "1:1"
  }

  private static func hint(_ name: String) -> String {
    let last = name.split(separator: ".").last.map(String.init) ?? name
    let near = Setting.all.first { $0.name.hasSuffix("." + last) || $0.name.hasPrefix(last) }
    return near.map { ", did you mean \"\($0.name)\"?" } ?? "; `newsfold config init` lists them"
  }
}

extension Setting {
  /// Takes a value; gives what is wrong with it, in words that follow the setting's name.
  func apply(_ value: any TOMLValueConvertible, to settings: inout Settings) -> String? {
    switch kind {
    case .text(let set, _):
      guard let text = value.string else { return "must be a text in quotes" }
      return set(&settings, text) ? nil : "cannot be \"\(text)\" (\(comment.dropLast()))"
    case .number(let range, let path):
      guard let number = value.double ?? value.int.map(Double.init), range.contains(number) else {
        return "must be a number from \(range.lowerBound) to \(range.upperBound)"
      }
      settings[keyPath: path] = number
    case .whole(let range, let path):
      guard let number = value.int, range.contains(number) else {
        return "must be a whole number from \(range.lowerBound) to \(range.upperBound)"
      }
      settings[keyPath: path] = number
    case .flag(let path):
      guard let flag = value.bool else { return "must be true or false" }
      settings[keyPath: path] = flag
    case .list(let set, _):
      let texts = value.array.map { array in array.compactMap { $0.string } }
      guard let texts, texts.count == value.array?.count, set(&settings, texts) else {
        return "must be a list of texts (\(comment.dropLast()))"
      }
    }
    return nil
  }

  /// A basic string of TOML.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// The value as TOML; a setting without one shows an empty text.
  func written(in settings: Settings) -> String {
    switch kind {
    case .text(_, let get): Self.quoted(get(settings) ?? "")
    case .number(_, let path): "\(settings[keyPath: path])"
    case .whole(_, let path): "\(settings[keyPath: path])"
    case .flag(let path): "\(settings[keyPath: path])"
    case .list(_, let get): "[" + get(settings).map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    }
  }
}
