import Foundation

/// Where things are on this machine.
enum Places {
  /// The settings file in force: given, named by the environment, in this folder, or the user's.
  static func settingsFile(_ given: String?) -> String? {
    if let given { return given }
    if let named = environment("NEWSFOLD_CONFIG") { return named }
    return ["newsfold.toml", userFolder("XDG_CONFIG_HOME", ".config") + "/newsfold/newsfold.toml"]
      .first { FileManager.default.fileExists(atPath: $0) }
  }

  /// The user's own settings file, whether it is there or not.
  static var userSettingsFile: String {
    userFolder("XDG_CONFIG_HOME", ".config") + "/newsfold/newsfold.toml"
  }

  /// The list of feeds: given, set, beside the settings file, or in this folder.
  static func feeds(_ given: String?, _ settings: Settings) -> String {
    if let given { return given }
    if let set = settings.feeds { return absolute(set, below: settings.folder) }
    if let folder = settings.folder, !folder.isEmpty { return folder + "/feeds.opml" }
    return "feeds.opml"
  }

  /// The data folder: given, set, or the user's.
  static func data(_ given: String?, _ settings: Settings) -> String {
    if let given { return given }
    if let set = settings.data { return absolute(set, below: settings.folder) }
    return userFolder("XDG_DATA_HOME", ".local/share") + "/newsfold"
  }

  /// The output folder: given, set, or `public` in the data folder.
  static func output(_ given: String?, _ settings: Settings, data: String) -> String {
    if let given { return given }
    if let set = settings.output { return absolute(set, below: settings.folder) }
    return data + "/public"
  }

  /// The file with the embeddings service's key; nil where none is set.
  static func keyFile(_ settings: Settings) -> String? {
    settings.keyFile.map { absolute($0, below: settings.folder) }
  }

  /// The folder with the keeper's own templates; nil where none is set.
  static func templates(_ settings: Settings) -> String? {
    settings.templates.map { absolute($0, below: settings.folder) }
  }

  private static func absolute(_ path: String, below folder: String?) -> String {
    if path.hasPrefix("/") { return path }
    if path.hasPrefix("~/") { return NSString(string: path).expandingTildeInPath }
    guard let folder, !folder.isEmpty else { return path }
    return folder + "/" + path
  }

  private static func userFolder(_ variable: String, _ usual: String) -> String {
    environment(variable) ?? (environment("HOME") ?? NSHomeDirectory()) + "/" + usual
  }

  private static func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
