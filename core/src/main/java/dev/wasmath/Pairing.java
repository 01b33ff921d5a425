package dev.wasmath;

import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/** One call of a program, made by plain Java and by WebAssembly, on the same input. */
final class Pairing<K> {
  private final K plain;
  private final K wasm;
  private final Output output;
  private final ToDoubleFunction<K> call;
  private final LongSupplier clock;
  private final double[] before;
  private final Side cpuSide = new Side();
  private final Side wasmSide = new Side();

  /** What one strategy took and gave. */
  private static final class Side {
    private double nanos;
    private double number;
    private double[] elements = Output.NONE.data();
  }

  /** The WebAssembly kernel threw. */
  static final class WasmFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Throwable reason;

    WasmFailure(Throwable reason) {
      super(reason);
      this.reason = reason;
    }

    /** What it threw. */
    Throwable reason() {
      return reason;
    }
  }

  Pairing(K plain, K wasm, Output output, ToDoubleFunction<K> call, LongSupplier clock) {
    this.plain = plain;
    this.wasm = wasm;
    this.output = output;
    this.call = call;
    this.clock = clock;
    this.before = output.isRead() ? output.copy() : Output.NONE.data();
  }

  /**
   * Makes both calls.
   *
   * @throws WasmFailure if the WebAssembly kernel threw
   */
  void run(boolean wasmFirst) {
    if (wasmFirst) {
      runWasm();
      restore();
      runPlain();
    } else {
      runPlain();
      restore();
      runWasm();
    }
  }

  private void restore() {
    if (output.isRead()) {
      output.restore(before);
    }
  }

  private void runPlain() {
    run(plain, cpuSide);
  }

  private void runWasm() {
    try {
      run(wasm, wasmSide);
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError failure) {
      throw new WasmFailure(failure);
    }
  }

  private void run(K kernel, Side side) {
    long start = clock.getAsLong();
    side.number = call.applyAsDouble(kernel);
    side.nanos = Math.max(1, clock.getAsLong() - start);
    side.elements = output.copy();
  }

  /** Gives the caller what plain Java gives, after WebAssembly failed. */
  void keepPlain() {
    if (cpuSide.nanos > 0) {
      keep(Strategy.CPU);
    } else {
      restore();
      runPlain();
    }
  }

  /** Whether both gave the same bits; NaN equals NaN. */
  boolean agrees() {
    return Double.doubleToLongBits(cpuSide.number) == Double.doubleToLongBits(wasmSide.number)
        && Arrays.equals(cpuSide.elements, wasmSide.elements);
  }

  /** Gives the caller what a strategy gave. */
  void keep(Strategy strategy) {
    output.restore(side(strategy).elements);
    cpuSide.number = side(strategy).number;
  }

  /** Nanoseconds of a strategy. */
  double nanos(Strategy strategy) {
    return side(strategy).nanos;
  }

  private Side side(Strategy strategy) {
    return strategy == Strategy.CPU ? cpuSide : wasmSide;
  }

  /** The number that the caller gets. */
  double result() {
    return cpuSide.number;
  }
}
