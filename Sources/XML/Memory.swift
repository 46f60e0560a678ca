import CXML

/// The memory that C libraries and Swift take from one allocator.
public enum Memory {
  /// Gives what is held but not used back to the system.
  ///
  /// The allocator keeps what was freed for what comes next; between two parts of a run, which need it
  /// in other pieces, that would add up.
  public static func giveBack() { _ = newsfold_trim_memory() }

  /// Lets the program hold little more than it uses, however many cores the machine has; to be called
  /// once, at the start.
  ///
  /// Otherwise each thread gets a store of memory of its own, and what a large piece left is kept.
  public static func keepSmall() { newsfold_keep_memory_small() }
}
