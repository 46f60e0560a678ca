extension Unicode.Scalar {
  /// Whether it is a control character: C0, DEL or C1, which a terminal might obey.
  public var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
