package dev.wasmath;

import dev.wasmath.backend.MemoryUse;
import java.util.OptionalDouble;

/**
 * The metrics of ADR-003, of one operation or of all together.
 *
 * @param usage how often each strategy was used
 * @param performance how long calls took
 * @param memory what the backends hold outside the caller's arrays
 * @param fused whether WebAssembly's kernels were compiled with fused multiply-add
 */
public record Metrics(Usage usage, Performance performance, Memory memory, boolean fused) {
  /**
   * How often each strategy was used.
   *
   * @param cpuCalls calls answered by plain Java
   * @param wasmCalls calls answered by WebAssembly
   */
  public record Usage(long cpuCalls, long wasmCalls) {
    /** The share of calls answered by WebAssembly, in percent; 0 before the first call. */
    public double wasmUsagePercent() {
      long calls = cpuCalls + wasmCalls;
      return calls == 0 ? 0.0 : 100.0 * wasmCalls / calls;
    }
  }

  /**
   * How long calls took, from those that were looked at.
   *
   * @param avgCpuTime average time of a plain call, in nanoseconds; 0 when there was none
   * @param avgWasmTime average time of a WebAssembly call, in nanoseconds; 0 when there was none
   * @param totalCpuTime the time of all plain calls up to the last one that was looked at, in
   *     nanoseconds; it never falls
   * @param totalWasmTime likewise of all WebAssembly calls
   * @param speedupFactor what plain Java would have taken for WebAssembly's calls, by pairs
   *     measured in the same size classes, over what WebAssembly took. Empty when it has not
   *     served. (The two averages beside it cannot be divided: the strategies get inputs of
   *     different sizes.)
   * @param savedNanos what WebAssembly saved against plain Java alone, by the same pairs
   * @param probingNanos what callers waited for the other strategy in pairs; it never falls
   * @param cpu percentiles of plain calls
   * @param wasm percentiles of WebAssembly calls
   */
  public record Performance(
      double avgCpuTime,
      double avgWasmTime,
      double totalCpuTime,
      double totalWasmTime,
      OptionalDouble speedupFactor,
      double savedNanos,
      double probingNanos,
      Percentiles cpu,
      Percentiles wasm) {}

  /**
   * Percentiles of a call's time, in nanoseconds; empty below 1000 calls that were looked at, and
   * of all operations together.
   *
   * @param p50 the median
   * @param p95 what 95 % of the calls do not exceed
   * @param p99 what 99 % of the calls do not exceed
   */
  public record Percentiles(OptionalDouble p50, OptionalDouble p95, OptionalDouble p99) {
    /** Of too few calls. */
    static final Percentiles NONE =
        new Percentiles(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /**
   * Memory outside the caller's arrays.
   *
   * @param wasmHeapSize bytes held now
   * @param peakHeapSize the most bytes ever held
   * @param allocations how often memory was asked for
   */
  public record Memory(long wasmHeapSize, long peakHeapSize, long allocations) {
    static Memory of(MemoryUse use) {
      return new Memory(use.heapSize(), use.peakHeapSize(), use.allocations());
    }
  }
}
