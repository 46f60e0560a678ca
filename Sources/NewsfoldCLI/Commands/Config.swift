import ArgumentParser
import Foundation

/// Settings.
struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show, make and find the settings. None are needed.",
    subcommands: [Show.self, Init.self, Path.self, Templates.self])

  /// The settings in force.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the settings in force.")
    @OptionGroup var options: GlobalOptions

    func run() throws { Terminal.put(SettingsFile.show(try Workspace(options).settings)) }
  }

  /// A file to start from.
  struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a settings file with all keys, defaults and comments.",
      discussion: "newsfold config init > newsfold.toml")

    @OptionGroup var options: GlobalOptions

    func run() throws { Terminal.put(SettingsFile.template()) }
  }

  /// Where things are.
  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print where settings, feeds and data are looked for.")
    @OptionGroup var options: GlobalOptions

    func run() throws {
      let workspace = try Workspace(options)
      let file = Places.settingsFile(options.config) ?? Places.userSettingsFile + " (not there)"
      Terminal.put(
        "settings  \(file)\nfeeds     \(workspace.feedsPath)\ndata      \(workspace.dataFolder)")
    }
  }

  /// The pages' templates to start from.
  struct Templates: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the templates and the style sheet of the pages into a folder.",
      discussion: """
        newsfold config templates my-pages
        Change what you like, remove the files you leave as they are, and set
        [publish] templates = "my-pages".
        """)
    @Argument(help: "The folder; no file of a template's name may be in it.") var folder: String
    @OptionGroup var options: GlobalOptions

    func run() throws {
      for name in try TemplateFolder(path: folder).fill() { Terminal.put("\(folder)/\(name)") }
    }
  }
}
