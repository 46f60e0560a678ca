import FeedModel

extension Visit {
  /// The page that asks for the token.
  var loginPage: WebAnswer {
    site.facts.hasLogin
      ? site.login(Gate.Refusal(status: .ok)) : .redirect(to: "/stories", .found)
  }

  /// Lets in who knows the token.
  func login() async throws -> WebAnswer {
    guard site.facts.hasLogin else { return .redirect(to: "/stories") }
    let secret = try request.form["secret"] ?? ""
    if let refusal = await site.gate.check(secret.trimmingASCIIWhitespace(), of: request.remote) {
      return site.login(refusal)
    }
    var answer = WebAnswer.redirect(to: "/stories")
    answer.headers["set-cookie"] =
      "\(Gate.cookie)=\(site.gate.session); HttpOnly; SameSite=Strict; Path=/"
    return answer
  }

  /// Forgets who is logged in in this browser.
  func logout() async throws -> WebAnswer {
    var answer = WebAnswer.redirect(to: "/login")
    answer.headers["set-cookie"] =
      "\(Gate.cookie)=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0"
    return answer
  }
}
