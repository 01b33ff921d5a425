package dev.wasmath;

import java.util.Optional;

/**
 * The race of plain Java and WebAssembly in one size class: which of them serves, what was
 * measured, and when to look again.
 *
 * <p>A challenger takes over when the interval of the measured ratio clears the margin; it is given
 * up early when it is far behind. A decision then stands for a while, which doubles with each
 * change and each tie: strategies that are nearly equal do not alternate.
 *
 * <p>Pairs on callers' inputs that contradict clear ones on scratch data may be of code that the
 * JVM is compiling anew, which is hundreds of times slower meanwhile: WebAssembly then stays away
 * for a moment only, and few pairs bring it back. Not safe for use by several threads at once.
 */
final class Race {
  private static final int EARLY = 3;
  private static final double FAR_BEHIND = Math.log(1.5);
  private static final int LATER = 10;
  private static final double BEHIND = Math.log(1.15);

  /** A lead on scratch data that callers' first pairs do not refute for long. */
  private static final double CLEAR = Math.log(1.5);

  /** A disputed decision stands for so small a part of the time of others, at first. */
  private static final int DISPUTED = 8;

  private final Tuning tuning;
  private final Ratios scratch = new Ratios();
  private final Ratios live = new Ratios();
  private Strategy incumbent = Strategy.CPU;
  private boolean proven;
  private boolean decided;
  private long since;
  private long quietUntil;
  private long dwell;
  private long moment;
  private int switches;
  private Optional<Verdict> recalled = Optional.empty();
  private long scratchMeasured;
  private long liveMeasured;

  Race(Tuning tuning, long now) {
    this.tuning = tuning;
    this.since = now;
    this.dwell = tuning.dwellNanos();
    this.moment = tuning.dwellNanos() / DISPUTED;
  }

  Strategy incumbent() {
    return incumbent;
  }

  /** Whether pairs of its own have decided it. */
  boolean isProven() {
    return proven;
  }

  /** Takes a strategy for the incumbent, until it is proven. */
  void expect(Strategy strategy, long now) {
    if (strategy != incumbent) {
      incumbent = strategy;
      since = now;
    }
  }

  /** Since when the incumbent serves (nanoseconds). */
  long since() {
    return since;
  }

  int switches() {
    return switches;
  }

  boolean isDecided() {
    return decided;
  }

  /** What the decision rests on: pairs on callers' inputs, once there are some. */
  Ratios evidence() {
    return live.pairs() >= EARLY ? live : scratch;
  }

  /** Whether {@link #evidence} is of pairs on callers' inputs. */
  boolean isLive() {
    return evidence() == live;
  }

  /**
   * Takes over what was measured before.
   *
   * @param known if it was measured as it would be here, it stands for a while; else it is a start
   */
  void recall(Wisdom.Known known, long now) {
    Evidence evidence = known.verdict().evidence();
    scratch.recall(
        Math.log(evidence.ratio()),
        Math.log(evidence.low()),
        Math.log(evidence.high()),
        evidence.pairs());
    recalled = Optional.of(known.verdict());
    incumbent = known.verdict().strategy();
    if (known.same()) {
      settle(now);
    }
  }

  /** Where {@link #evidence} is from, if it was not measured in this process. */
  Optional<Verdict> recalled() {
    return isLive() ? Optional.empty() : recalled;
  }

  /** When {@link #evidence} was measured in this process (nanoseconds). */
  long measured() {
    return isLive() ? liveMeasured : scratchMeasured;
  }

  /** Whether a pair on a caller's input would tell something now. */
  boolean isOpen(long now) {
    if (decided && now - quietUntil >= 0) {
      decided = false;
      live.clear();
    }
    return !decided;
  }

  /** Looks again soon: the incumbent is slower than it was. */
  void reopen(long now) {
    quietUntil = Math.min(quietUntil, now);
  }

  /** What the slower strategy takes, when the faster one takes a time. */
  double slower(double nanos) {
    return nanos * Math.exp(Math.abs(evidence().median()));
  }

  /**
   * Drops the pairs on callers' inputs, of which there can be no new ones, and what they decided:
   * scratch data says who serves, of this size or of its neighbours.
   */
  void forgetPairs() {
    live.clear();
    proven = false;
  }

  /** Adds a pair that was measured on scratch data. */
  void addScratch(double cpuNanos, double wasmNanos) {
    if (recalled.isPresent()) {
      recalled = Optional.empty();
      scratch.clear();
    }
    scratch.add(cpuNanos, wasmNanos);
  }

  /** Decides by the pairs on scratch data; returns whether the incumbent changed. */
  boolean decideByScratch(long now) {
    scratchMeasured = now;
    return decide(scratch, now);
  }

  /** Adds a pair that was measured on a caller's input; returns whether the incumbent changed. */
  boolean add(double cpuNanos, double wasmNanos, long now) {
    live.add(cpuNanos, wasmNanos);
    liveMeasured = now;
    return decide(live, now);
  }

  private boolean decide(Ratios ratios, long now) {
    boolean challengerIsWasm = incumbent == Strategy.CPU;
    double gain = challengerIsWasm ? ratios.median() : -ratios.median();
    double sure = challengerIsWasm ? ratios.low() : -ratios.high();
    int pairs = ratios.pairs();
    boolean disputed = ratios == live && leadsOnScratch();
    int fewest = disputed && challengerIsWasm ? EARLY : tuning.fewest();
    if (pairs >= fewest && (pairs < Ratios.FEWEST ? gain : sure) > tuning.margin()) {
      incumbent = challengerIsWasm ? Strategy.WASM : Strategy.CPU;
      since = now;
      switches++;
      proven = true;
      settle(now);
      dwell = Math.min(2 * dwell, Tuning.LONGEST_DWELL);
      standBriefly(disputed && !challengerIsWasm, now);
      return true;
    }
    boolean lost = (pairs >= EARLY && gain < -FAR_BEHIND) || (pairs >= LATER && gain < -BEHIND);
    proven |= lost || pairs >= Ratios.KEPT;
    if (lost) {
      settle(now);
      standBriefly(disputed && challengerIsWasm, now);
    } else if (pairs >= Ratios.KEPT) {
      settle(now);
      dwell = Math.min(2 * dwell, Tuning.LONGEST_DWELL);
    }
    return false;
  }

  /** Whether WebAssembly is clearly ahead on scratch data. */
  private boolean leadsOnScratch() {
    return scratch.pairs() >= Ratios.FEWEST && scratch.low() > CLEAR;
  }

  private void standBriefly(boolean disputed, long now) {
    if (disputed) {
      quietUntil = now + Math.min(moment, dwell);
      moment = Math.min(2 * moment, Tuning.LONGEST_DWELL);
    }
  }

  /** What is known is enough for a while. */
  void settle(long now) {
    decided = true;
    quietUntil = now + dwell;
  }
}
