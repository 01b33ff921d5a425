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
   * How long calls took.
   *
   * @param avgCpuTime average time of a plain call, in nanoseconds; 0 when there was none
   * @param avgWasmTime average time of a WebAssembly call, in nanoseconds; 0 when there was none
   * @param speedupFactor plain time over WebAssembly time, from paired trials on equal inputs: the
   *     geometric mean over the trials made. Empty when there was no trial. (The two averages
   *     beside it cannot be divided: the strategies get inputs of different sizes.)
   */
  public record Performance(double avgCpuTime, double avgWasmTime, OptionalDouble speedupFactor) {}

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
