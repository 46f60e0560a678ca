import Curl
import FeedModel
import FeedStorage
import Foundation
import Newsfold

extension Workspace {
  /// Where vectors come from, kept in a store; nil where no service is set.
  ///
  /// - Throws: ``CommandFailure`` with status 2 where the key's file cannot be read.
  func embeddings(keptIn store: any FeedStore) throws -> EmbeddingDesk? {
    guard settings.embeddings.url != nil else { return nil }
    var embeddings = settings.embeddings
    embeddings.key = try key()
    return embeddings.service(over: HTTPClient()).map { service in
      EmbeddingDesk(service, store: store) { words in
        Terminal.progress("")
        Terminal.say("newsfold: \(words)")
      }
    }
  }

  /// The service's key: what its file holds, without white space around it.
  private func key() throws -> String? {
    guard let path = Places.keyFile(settings) else { return nil }
    let data = FileManager.default.contents(atPath: path)
    guard let data else {
      throw CommandFailure(.usage, "\(path): the file of the embeddings key cannot be read.")
    }
    let key = String(decoding: data, as: UTF8.self).trimmingASCIIWhitespace()
    guard !key.isEmpty, key.unicodeScalars.allSatisfy({ (0x21...0x7E).contains($0.value) }) else {
      throw CommandFailure(.usage, "\(path): the file of the embeddings key holds no key.")
    }
    return key
  }
}
