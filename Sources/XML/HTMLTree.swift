/// A fragment of HTML as a tree of values.
public struct HTMLTree: Sendable, Hashable {
  /// What stands at the top, in order.
  public let nodes: [HTMLNode]

  /// Reads a fragment; whatever is in it, there is a tree.
  public init(_ html: String) {
    var balancer = HTMLBalancer(html)
    var builder = Builder()
    while let token = balancer.next() {
      switch token {
      case .startTag(let tag): builder.open(tag)
      case .endTag: builder.close()
      case .text(let bytes): builder.text += HTMLReference.decode(bytes)
      case .rawText(let bytes): builder.text += bytes
      case .comment(let bytes):
        builder.append(.comment(String(decoding: bytes, as: UTF8.self)))
      }
    }
    builder.appendText()
    nodes = builder.elements.first?.children ?? []
  }

  /// A tree under construction.
  private struct Builder {
    /// The elements that are open, the outermost one standing for the fragment.
    var elements = [HTMLElement(name: "", attributes: [], children: [])]
    /// The text since the last tag; texts that touch are one.
    var text: [UInt8] = []

    mutating func open(_ tag: HTMLStartTag) {
      let element = HTMLElement(name: tag.name.text, attributes: tag.attributes, children: [])
      if tag.isVoid { return append(.element(element)) }
      appendText()
      elements.append(element)
    }

    mutating func close() {
      appendText()
      if let element = elements.popLast() { append(.element(element)) }
    }

    mutating func append(_ node: HTMLNode) {
      appendText()
      elements[elements.count - 1].children.append(node)
    }

    mutating func appendText() {
      guard !text.isEmpty else { return }
      elements[elements.count - 1].children.append(.text(String(decoding: text, as: UTF8.self)))
      text.removeAll(keepingCapacity: true)
    }
  }
}

/// A node of an HTML tree.
public indirect enum HTMLNode: Sendable, Hashable {
  case element(HTMLElement)
  case text(String)
  case comment(String)
}

/// An element of an HTML tree.
public struct HTMLElement: Sendable, Hashable {
  /// The name in lower case.
  public let name: String
  public let attributes: [HTMLAttribute]
  public internal(set) var children: [HTMLNode]

  /// The value of an attribute; nil if there is none.
  public func attribute(_ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }
}
