#if Server
  import ArgumentParser
  import FeedModel
  import Foundation
  import Newsfold
  import ReviewServer

  /// The review pages and the published feeds over HTTP.
  struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Look through the stories in a browser and put right what is wrong.",
      discussion: """
          newsfold serve
          newsfold serve --port 8080 --data ~/news --feeds feeds.opml

        Then open http://127.0.0.1:8473/ in a browser of this machine: stories with their evidence, the \
        queue of doubtful cases, feeds, decisions, runs. What you decide there is the same as `newsfold \
        join`, `split`, `move`, `separate` and `undo`. The published feeds are below /published/. Runs by \
        cron go on beside it. Control-C ends it.

        Only this machine can reach it. To reach it from others, put a secret of 16 characters or more \
        into a file that only you can read, and say where to listen; over a network that is not yours put \
        a reverse proxy with TLS before it:

          umask 077; head -c 24 /dev/urandom | base64 > ~/.newsfold-token
          newsfold serve --listen 192.168.1.5 --token-file ~/.newsfold-token
          newsfold serve --token-file ~/.newsfold-token --host news.example.org
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup(visibility: .hidden) var clock: ClockOption

    @Option(help: "The address to listen on; another than a loopback address needs --token-file.")
    var listen = "127.0.0.1"

    @Option(help: "The port; 0 takes a free one and says which.")
    var port = 8473

    @Option(
      help: ArgumentHelp(
        "A file with the secret that every visitor must know; only its owner may read it (chmod 600).",
        valueName: "file"))
    var tokenFile: String?

    @Option(
      help: ArgumentHelp(
        "Another name by which the pages are asked for, such as that of a reverse proxy. Repeatable.",
        valueName: "name[:port]"))
    var host: [String] = []

    @Option(help: "The folder to publish into; else where the last edition was written.")
    var output: String?

    func validate() throws {
      guard (0...65_535).contains(port) else {
        throw ValidationError("--port: \(port) is no port, 0 to 65535.")
      }
    }

    func run() async throws {
      let workspace = try Workspace(options)
      var access = Site.Access(address: listen, port: port)
      access.hosts = host
      access.secret = try tokenFile.map(TokenFile.secret)
      if !access.isLoopback {
        guard access.secret != nil else {
          throw CommandFailure(
            .usage,
            "--listen \(listen) lets other machines in: say with --token-file FILE what they must know."
          )
        }
        Terminal.say(
          "newsfold: warning: \(listen) can be reached from other machines, and nothing is encrypted; put "
            + "a reverse proxy with TLS before it where the network is not yours.")
      }
      try workspace.requireData()
      let source = ReviewSource(workspace, output: output, clock: clock)
      let site = try Site(source.newsroom, access)
      let place = access.address.contains(":") ? "[\(access.address)]" : access.address
      do {
        try await ReviewServer(site, access).run { port in
          Terminal.put("http://\(place):\(port)/")
        }
      } catch {
        throw CommandFailure(
          .failed, "\(place):\(access.port) cannot be listened on: \(error)")
      }
    }
  }
#endif
