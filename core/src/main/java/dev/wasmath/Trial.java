package dev.wasmath;

/**
 * The outcome of a trial: plain Java and WebAssembly side by side on the same seeded inputs.
 *
 * @param size the operation's size at which the trial was made
 * @param agreement how WebAssembly's results compare, on ordinary and on special inputs
 * @param cpuNanos median time of a plain call, in nanoseconds; 0 when not accepted
 * @param wasmNanos median time of a WebAssembly call, in nanoseconds; 0 when not accepted
 * @param pairs the number of paired measurements behind the medians
 */
public record Trial(int size, Agreement agreement, double cpuNanos, double wasmNanos, int pairs) {
  /** How many times faster WebAssembly was; below 1 it was slower, and NaN when not measured. */
  public double speedUp() {
    return pairs == 0 ? Double.NaN : cpuNanos / wasmNanos;
  }

  /** Whether WebAssembly was measured, agreed with plain Java and was faster. */
  public boolean won() {
    return agreement.accepted() && speedUp() > 1.0;
  }
}
