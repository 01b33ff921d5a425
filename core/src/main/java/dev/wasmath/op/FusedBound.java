package dev.wasmath.op;

import java.util.function.IntToDoubleFunction;

/**
 * How far the result of a kernel may be from plain Java's when the kernel was compiled with fused
 * multiply-add, which rounds a product and its addition once instead of twice.
 *
 * <p>Fewer roundings: the error of such a kernel is no larger than the bound of the exact-contract
 * kernel, and so two results, each within that bound of the true one, differ by twice the bound at
 * most.
 */
@FunctionalInterface
public interface FusedBound {
  /** The unit roundoff of doubles. */
  double UNIT = 0x1p-53;

  /**
   * The largest difference allowed, infinite where nothing can be said; negative where the bits
   * have to be the same.
   *
   * @param size the operation's size
   * @param expected the element of plain Java's result
   * @param magnitude the same element of plain Java's result for the inputs without their signs:
   *     the sum of the magnitudes of the terms, where the operation sums
   */
  double of(int size, double expected, double magnitude);

  /** The bound of an operation without a product that is added to anything: the same bits. */
  static FusedBound sameBits() {
    return (size, expected, magnitude) -> -1.0;
  }

  /** So many units in the last place of the result. */
  static FusedBound ulps(double ulps) {
    return (size, expected, magnitude) ->
        ulps * Math.ulp(Math.min(Math.abs(expected), Double.MAX_VALUE));
  }

  /**
   * Of sums of products, twice the operation's error bound: so many rounding units, by the size, of
   * the sum of the magnitudes, and what underflow may take from {@code size} products and as many
   * sums. Where a sum of magnitudes overflows, or an input is infinite, nothing is said.
   *
   * @param units the rounding units of the operation's error bound
   */
  static FusedBound terms(IntToDoubleFunction units) {
    return (size, expected, magnitude) ->
        2.0 * (units.applyAsDouble(size) * UNIT * magnitude + (size + 1.0) * Double.MIN_VALUE);
  }

  /** The rounding units in the error bound of {@link Dot}. */
  static double reductionUnits(int n) {
    return Math.ceil(Math.min(n, Dot.CHUNK) / (double) Dot.LANES) + 4.0 + n / (double) Dot.CHUNK;
  }

  /** Whether an element of a result is as near to plain Java's as the bound says. */
  default boolean admits(int size, double expected, double actual, double magnitude) {
    if (Double.compare(expected, actual) == 0) {
      return true;
    }
    double allowed = of(size, expected, magnitude);
    return allowed == Double.POSITIVE_INFINITY || Math.abs(expected - actual) <= allowed;
  }
}
