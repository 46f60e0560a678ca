import CXML

/// The memory that C libraries and Swift take from one allocator.
public enum Memory {
  /// Gives what is held but not used back to the system.
  ///
  /// The allocator keeps what was freed for what comes next; between two parts of a run, which need it
  /// in other pieces, that would add up.
  public static func giveBack() { _ = newsfold_trim_memory() }
}
