package dev.wasmath;

import java.util.Locale;

/**
 * What paired measurements say about one size class of an operation: plain Java and WebAssembly on
 * the same inputs, one after the other.
 *
 * @param ratio how many times as fast WebAssembly was: the median over the pairs
 * @param low the lower end of the median's 95 % interval; 0 when there are too few pairs
 * @param high its upper end; infinity when there are too few pairs
 * @param pairs the number of pairs
 * @param onCallersInputs whether the pairs were calls of the program, not calls on scratch data
 */
public record Evidence(double ratio, double low, double high, int pairs, boolean onCallersInputs) {
  /** The interval in words, a comma before it; nothing when there are too few pairs. */
  String interval() {
    return high == Double.POSITIVE_INFINITY
        ? ""
        : String.format(Locale.ROOT, ", %.2f to %.2f at 95 %%", low, high);
  }
}
