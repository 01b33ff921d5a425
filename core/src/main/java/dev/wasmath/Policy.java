package dev.wasmath;

/** The rule that chooses a strategy for a call. */
public sealed interface Policy {
  /** When an operation is a hot path. */
  Adr003 limits();

  /**
   * What measurement says, of each operation and size: the usual policy. Plain Java serves until an
   * operation is hot by the limits of ADR-003; then WebAssembly is warmed up and compared in the
   * background, and serves where it was measured faster.
   */
  static Policy measured() {
    return new Measured(adr003());
  }

  /** The rules of ADR-003, with its limits. */
  static Adr003 adr003() {
    return new Adr003(1000.0, 10.0, 1.0, 100);
  }

  /**
   * Always the same strategy, where it is implemented and has not failed; nothing is measured. For
   * tests and comparisons.
   */
  static Policy always(Strategy strategy) {
    return new Always(strategy);
  }

  /**
   * Measurement decides, at any size.
   *
   * @param prior when an operation is hot, and so worth measuring
   */
  record Measured(Adr003 prior) implements Policy {
    @Override
    public Adr003 limits() {
      return prior;
    }
  }

  /**
   * ADR-003: WebAssembly when the operation is hot, the input is large enough, a kernel exists, and
   * it was measured faster with equal bits; plain Java otherwise.
   *
   * @param callsPerSecond hot when called more often than this, of late
   * @param averageMillis hot when a call takes longer than this on average, in milliseconds
   * @param totalSeconds hot when all calls of late together took longer than this, in seconds
   * @param elements WebAssembly only for operands with more elements than this
   */
  record Adr003(double callsPerSecond, double averageMillis, double totalSeconds, long elements)
      implements Policy {
    @Override
    public Adr003 limits() {
      return this;
    }

    /** Whether an operation under this load is a hot path. */
    public boolean hot(Load load) {
      return load.callsPerSecond() > callsPerSecond
          || load.averageMillis() > averageMillis
          || load.totalSeconds() > totalSeconds;
    }
  }

  /** Always one strategy. */
  record Always(Strategy strategy) implements Policy {
    @Override
    public Adr003 limits() {
      return adr003();
    }
  }
}
