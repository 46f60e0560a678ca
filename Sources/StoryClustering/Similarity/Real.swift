#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The natural logarithm.
func logarithm(_ x: Float) -> Float { logf(x) }

/// e to a power.
func exponential(_ x: Double) -> Double { exp(x) }

/// A number to a power.
func power(_ base: Float, _ exponent: Float) -> Float { powf(base, exponent) }

/// The natural logarithm.
func logarithm(_ x: Double) -> Double { log(x) }
