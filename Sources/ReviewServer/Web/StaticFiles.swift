extension Visit {
  /// Our own style, from memory.
  var style: WebAnswer { file(PackageResources.style_css, "text/css; charset=utf-8") }

  /// Our own script, from memory.
  var script: WebAnswer { file(PackageResources.app_js, "text/javascript; charset=utf-8") }

  private func file(_ bytes: [UInt8], _ type: String) -> WebAnswer {
    WebAnswer(.ok, headers: ["content-type": type], body: bytes)
  }
}
