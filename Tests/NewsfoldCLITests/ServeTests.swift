#if Server
  import Curl
  import Foundation
  import TestSupport
  import Testing

  /// `newsfold serve` as a program, beside other runs.
  @Suite(.serialized) struct ServeTests {
    private static let names = [
      "northern-dispatch.xml", "harbour-ledger.xml", "capital-courier.xml", "civic-radio.xml",
    ]

    /// A server of the demo's feeds, run once.
    private func withServer(
      _ body: (NewsfoldProgram, String) async throws -> Void
    ) async throws {
      try await NewsfoldProgram.inFolder { program in
        for name in Self.names {
          try Data(try Fixture.bytes("demo/" + name)).write(
            to: program.folder.appending(path: name))
        }
        let outlines = Self.names.map { "<outline text=\"\($0)\" xmlUrl=\"\($0)\"/>" }.joined()
        try program.write(
          "<opml version=\"2.0\"><head/><body>\(outlines)</body></opml>", to: "feeds.opml")
        let run = try await program.run(Self.run)
        #expect(run.status == 0, "\(run.messages)")
        let (server, address) = try await start(program)
        try await body(program, address)
        server.terminate()
      }
    }

    private static let run = [
      "run", "--data", "data", "--output", "out", "--now", "2025-05-22T21:00:00Z",
    ]

    private func start(_ program: NewsfoldProgram) async throws -> (Process, String) {
      let process = Process()
      process.executableURL = URL(filePath: CommandLine.arguments[0])
        .deletingLastPathComponent().appending(path: "newsfold")
      process.arguments = ["serve", "--data", "data", "--port", "0"]
      process.currentDirectoryURL = program.folder
      process.environment = ["HOME": program.folder.path, "PATH": "/usr/bin:/bin"]
      try program.write("", to: "address")
      process.standardOutput = try FileHandle(
        forWritingTo: program.folder.appending(path: "address"))
      process.standardError = FileHandle.nullDevice
      try process.run()
      for _ in 0..<300 where !program.text("address").hasSuffix("\n") {
        try await Task.sleep(for: .milliseconds(100))
      }
      let address = program.text("address").split(separator: "\n").first.map(String.init)
      return (process, try #require(address))
    }

    private func ask(_ address: String, form: String? = nil) async throws -> HTTPResponse {
      var request = HTTPRequest(url: address, mayReachPrivateAddresses: true)
      if let form {
        request.body = Array(form.utf8)
        request.headers = [
          "Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded",
        ]
      }
      return try await HTTPClient().send(request)
    }

    @Test func `decisions made while runs work are never lost`() async throws {
      try await withServer { program, address in
        let page = String(decoding: try await ask(address + "stories").body, as: UTF8.self)
        let token = try #require(page.firstMatch(of: /name="token" value="(\w+)"/)).1
        let stories = page.matches(of: /name="story" value="(\w+)"/).map { String($0.1) }
        #expect(stories.count > 8)
        let runs = Task {
          var statuses: [Int32] = []
          for _ in 0..<4 {
            let run = try await program.run(
              Self.run + ["--force", Self.names[0], "--force", Self.names[1]])
            statuses.append(run.status)
          }
          return statuses
        }
        for pair in 0..<4 {
          let form =
            "token=\(token)&kind=join&story=\(stories[2 * pair])&story=\(stories[2 * pair + 1])"
          let answer = try await ask(address + "decide", form: form)
          #expect([200, 303].contains(answer.status))
        }
        let statuses = try await runs.value
        #expect(statuses.allSatisfy { [0, 75].contains($0) }, "\(statuses)")
        let last = try await program.run(Self.run)
        #expect([0, 75].contains(last.status), "\(last.messages)")
        let decisions = try await program.run(["decisions", "--data", "data", "--json"])
        #expect(decisions.output.split(separator: "\n").count == 4)
        for pair in 0..<4 {
          let both = try await [2 * pair, 2 * pair + 1].asyncMap { number in
            try await program.run(["story", stories[number], "--data", "data", "--json"]).output
          }
          #expect(both[0] == both[1], "story \(stories[2 * pair])")
        }
      }
    }

    @Test func `other machines are let in with a token file only`() async throws {
      try await NewsfoldProgram.inFolder { program in
        let refused = try await program.run(["serve", "--listen", "0.0.0.0", "--data", "data"])
        #expect(refused.status == 2 && refused.messages.contains("--token-file"))
        try program.write("a secret of some length\n", to: "token")
        let open = try await program.run(
          ["serve", "--listen", "0.0.0.0", "--token-file", "token", "--data", "data"])
        #expect(open.status == 2 && open.messages.contains("chmod 600"), "\(open.messages)")
        let file = program.folder.appending(path: "token").path
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        let spaced = try await program.run(
          ["serve", "--listen", "0.0.0.0", "--token-file", "token", "--data", "data"])
        #expect(spaced.status == 2 && spaced.messages.contains("without spaces"))
        let none = try await program.run(["serve", "--data", "data"])
        #expect(none.status == 1 && none.messages.contains("nothing is stored"))
      }
    }
  }

  extension [Int] {
    fileprivate func asyncMap<Value>(_ make: (Int) async throws -> Value) async rethrows -> [Value]
    {
      var values: [Value] = []
      for element in self { values.append(try await make(element)) }
      return values
    }
  }
#endif
