/// What this program is called where it says who it is.
public enum Program {
  public static let name = "Newsfold"
  public static let version = "0.1.0"
}
