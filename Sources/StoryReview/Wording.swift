/// Words one after the other: `a, b, c`.
func list(_ words: some Sequence<String>) -> String { words.joined(separator: ", ") }

/// A part of 1 in hundredths: `39 %`.
func percent(_ part: Double) -> String { "\(Int((part * 100).rounded())) %" }

/// A length of time: `5 hours`, `3 days`.
func span(hours: Double) -> String {
  let whole = Int(max(1, hours.rounded()))
  if whole < 48 { return whole == 1 ? "1 hour" : "\(whole) hours" }
  return "\(Int((hours / 24).rounded())) days"
}

/// A number of reports: `1 report`, `3 reports`.
func reports(_ count: Int) -> String { count == 1 ? "1 report" : "\(count) reports" }
