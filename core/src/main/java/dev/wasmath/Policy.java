package dev.wasmath;

/** The rule that chooses a strategy for a call. */
public sealed interface Policy {
  /** The rules of ADR-003, with its limits. */
  static Policy adr003() {
    return new Adr003(1000.0, 10.0, 1.0, 100);
  }

  /**
   * Always the same strategy, where it is implemented and has not failed; no trials are made. For
   * tests and comparisons.
   */
  static Policy always(Strategy strategy) {
    return new Always(strategy);
  }

  /**
   * ADR-003: WebAssembly when the operation is hot, the input is large enough, a kernel exists, and
   * a trial found it faster with equal bits; plain Java otherwise.
   *
   * @param callsPerSecond hot when called more often than this
   * @param averageMillis hot when a call takes longer than this on average, in milliseconds
   * @param totalSeconds hot when all calls together took longer than this, in seconds
   * @param elements WebAssembly only for operands with more elements than this
   */
  record Adr003(double callsPerSecond, double averageMillis, double totalSeconds, long elements)
      implements Policy {
    /** Whether an operation under this load is a hot path. */
    public boolean hot(Load load) {
      return load.callsPerSecond() > callsPerSecond
          || load.averageMillis() > averageMillis
          || load.totalSeconds() > totalSeconds;
    }
  }

  /** Always one strategy. */
  record Always(Strategy strategy) implements Policy {}
}
