import BundledVectors
import Curl
import FeedModel
import Foundation
import Newsfold
import SQLiteStorage
import StoryClustering

/// Looks at all that a run needs, and says what is wrong with it.
struct Examination {
  private let workspace: Workspace
  private let now: Date

  init(_ workspace: Workspace, at now: Date) {
    self.workspace = workspace
    self.now = now
  }

  /// What was seen of one thing.
  struct Finding: Encodable {
    let subject: String
    let trouble: Bool
    let words: String

    static func well(_ subject: String, _ words: String) -> Finding {
      Finding(subject: subject, trouble: false, words: words)
    }

    static func trouble(_ subject: String, _ words: String) -> Finding {
      Finding(subject: subject, trouble: true, words: words)
    }
  }

  /// What was seen, thing by thing.
  ///
  /// Complexity: O(size of the database), which is read from end to end.
  func findings() async throws -> [Finding] {
    var findings = [settings, feeds, dataFolder, output, room, database]
    if findings.last?.trouble == false, hasDatabase { findings += try await stored() }
    return findings + [clock, certificates, words]
  }

  private var settings: Finding {
    .well(
      "settings",
      workspace.settings.folder == nil ? "none; the usual ones are in force" : "read without error")
  }

  private var feeds: Finding {
    do {
      let count = try workspace.subscriptions().count
      guard count > 0 else {
        return .trouble(
          "feeds", "\(workspace.feedsPath): no feed is in it; try `newsfold feeds add URL`.")
      }
      return .well("feeds", "\(workspace.feedsPath): \(count) feeds")
    } catch {
      return .trouble("feeds", Self.words(error))
    }
  }

  private var hasDatabase: Bool {
    FileManager.default.fileExists(atPath: workspace.databasePath)
  }

  private var dataFolder: Finding { folder("data folder", workspace.dataFolder) }

  private var output: Finding {
    let place = Places.output(nil, workspace.settings, data: workspace.dataFolder)
    return folder("output folder", place)
  }

  /// Whether a folder can be written, or made.
  private func folder(_ subject: String, _ path: String) -> Finding {
    let files = FileManager.default
    var place = URL(filePath: path).absoluteURL
    while !files.fileExists(atPath: place.path), place.pathComponents.count > 1 {
      place.deleteLastPathComponent()
    }
    let type = try? files.attributesOfItem(atPath: place.resolvingSymlinksInPath().path)[.type]
    guard type as? FileAttributeType == .typeDirectory else {
      return .trouble(subject, "\(place.path) is no folder; name another place.")
    }
    guard files.isWritableFile(atPath: place.path) else {
      return .trouble(
        subject, "\(place.path) cannot be written by this user; change its rights or its owner.")
    }
    let isThere = place.path == URL(filePath: path).absoluteURL.path
    return .well(subject, isThere ? "\(path) can be written" : "\(path) will be made")
  }

  /// Whether the disk has room for the database to grow, and for the copy of the day.
  private var room: Finding {
    let isThere = FileManager.default.fileExists(atPath: workspace.dataFolder)
    guard let free = DatabaseCare.room(in: isThere ? workspace.dataFolder : ".") else {
      return .well("room", "not known")
    }
    let needed = max(Self.leastRoom, 2 * size)
    guard free >= needed else {
      return .trouble(
        "room",
        "\(Self.megabytes(free)) are free; \(Self.megabytes(needed)) are needed for the database to grow "
          + "and for its daily copy.")
    }
    return .well("room", "\(Self.megabytes(free)) are free")
  }

  private var size: Int { DatabaseCare.size(of: workspace.databasePath) ?? 0 }

  private var database: Finding {
    guard hasDatabase else {
      return .well("database", "nothing is stored yet; start with `newsfold run`")
    }
    let care = DatabaseCare(path: workspace.databasePath)
    do throws(StorageError) {
      try care.examine()
      return .well(
        "database",
        "\(workspace.databasePath): whole, \(Self.megabytes(size)), \(care.copies.count) copies")
    } catch {
      return .trouble("database", "\(error)")
    }
  }

  /// What the last runs left.
  private func stored() async throws -> [Finding] {
    let store = try workspace.store()
    let entries = try await store.entryCount()
    let stories = try await store.storyCounts().all
    let content = Finding.well("stored", "\(entries) entries, \(stories) stories")
    guard let last = try await store.runs(last: 1).first?.at else {
      return [content, .well("runs", "none yet")]
    }
    if last > now + 60 {
      return [
        content,
        .trouble(
          "runs",
          "the last one was at \(last.rfc3339), and the clock says \(now.rfc3339): it was put back. "
            + "Feeds are asked again only when that time has come."),
      ]
    }
    guard now.timeIntervalSince(last) < Self.longestPause else {
      return [
        content,
        .trouble(
          "runs", "the last one was at \(last.rfc3339); is `newsfold run` still in the crontab?"),
      ]
    }
    return [content, .well("runs", "the last one was at \(last.rfc3339)")]
  }

  private var clock: Finding {
    guard now >= Self.made else {
      return .trouble(
        "clock",
        "it says \(now.rfc3339), which is before this program was made; feeds and certificates need the "
          + "right time.")
    }
    return .well("clock", now.rfc3339)
  }

  private var certificates: Finding {
    guard let file = HTTPClient.certificates else {
      return .trouble(
        "certificates",
        "no file of trusted certificates was found, so no https feed can be read; install "
          + "ca-certificates, or name a file in SSL_CERT_FILE.")
    }
    let content = (try? Data(contentsOf: URL(filePath: file))) ?? Data()
    guard content.range(of: Data("-----BEGIN CERTIFICATE-----".utf8)) != nil else {
      return .trouble(
        "certificates",
        "\(file) has no certificate in it, so no https feed can be read; install ca-certificates anew."
      )
    }
    return .well("certificates", file)
  }

  private var words: Finding {
    guard workspace.settings.clustering.acrossLanguages > 0 else {
      return .well("table of words", "not asked for (stories.across_languages = 0)")
    }
    do {
      _ = try BundledVectors.table()
      return .well("table of words", "found")
    } catch {
      return .trouble("table of words", StoryWords.consequence(of: error))
    }
  }

  private static func words(_ error: any Error) -> String {
    (error as? CommandFailure)?.message ?? "\(error)"
  }

  private static func megabytes(_ bytes: Int) -> String { "\(bytes / 1_000_000) MB" }

  /// Bytes that must be free.
  private static let leastRoom = 100_000_000
  /// Seconds without a run after which something is wrong.
  private static let longestPause = 2 * 86_400.0
  /// The beginning of 2026.
  private static let made = Date(timeIntervalSince1970: 1_767_225_600)
}
