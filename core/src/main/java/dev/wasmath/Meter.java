package dev.wasmath;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The durations of one operation's calls, from those that were looked at: each stands for all the
 * calls since the one before. Safe for use by several threads.
 */
final class Meter {
  /** Fewer samples than this tell no percentile: the 99th would be one of a handful. */
  static final int FEWEST_FOR_PERCENTILES = 1000;

  private static final int KEPT = 2048;
  private static final double SECOND = 1e9;

  private final Durations cpu = new Durations();
  private final Durations wasm = new Durations();
  private long last;
  private double recentCalls;
  private double lateCalls;
  private double lateNanos;
  private double compared;
  private double saved;
  private double probing;

  Meter(long now) {
    this.last = now;
  }

  /** The durations under one strategy. */
  private static final class Durations {
    private final double[] nanos = new double[KEPT];
    private final double[] weights = new double[KEPT];
    private long samples;
    private double totalNanos;
    private double totalCalls;

    void add(double duration, double mean, double weight) {
      int next = (int) (samples % KEPT);
      nanos[next] = duration;
      weights[next] = weight;
      samples++;
      totalNanos += weight * mean;
      totalCalls += weight;
    }

    List<Sample> last() {
      int kept = (int) Math.min(samples, KEPT);
      List<Sample> last = new ArrayList<>(kept);
      for (int i = 0; i < kept; i++) {
        last.add(new Sample(nanos[i], weights[i]));
      }
      return last;
    }
  }

  /** A call that was looked at, and how many it stands for. */
  private record Sample(double nanos, double weight) {}

  /**
   * Adds a call that was looked at.
   *
   * @param nanos its duration
   * @param mean the mean duration of the calls it stands for
   * @param weight how many calls it stands for
   * @param ratio how many times as fast WebAssembly is, as far as pairs were measured
   */
  synchronized void add(
      Strategy strategy, double nanos, double mean, double weight, OptionalDouble ratio, long now) {
    double elapsed = Math.max(0, now - last);
    last = now;
    recentCalls = recentCalls * Math.exp(-elapsed / SECOND) + weight;
    double fading = Load.fading(elapsed);
    lateCalls = lateCalls * fading + weight;
    lateNanos = lateNanos * fading + weight * mean;
    durations(strategy).add(nanos, mean, weight);
    if (strategy == Strategy.WASM && ratio.isPresent()) {
      compared += weight * mean;
      saved += weight * mean * (ratio.getAsDouble() - 1);
    }
  }

  private Durations durations(Strategy strategy) {
    return strategy == Strategy.CPU ? cpu : wasm;
  }

  /** The load of so many calls. */
  synchronized Load load(long calls, long now) {
    double elapsed = Math.max(0, now - last);
    double rate = recentCalls * Math.exp(-elapsed / SECOND);
    double fading = Load.fading(elapsed);
    double average = lateCalls == 0 ? 0 : lateNanos / lateCalls / 1e6;
    return new Load(calls, rate, average, lateNanos * fading / SECOND);
  }

  /** The average duration under a strategy, in nanoseconds; 0 before the first. */
  synchronized double average(Strategy strategy) {
    Durations durations = durations(strategy);
    return durations.totalCalls == 0 ? 0 : durations.totalNanos / durations.totalCalls;
  }

  /** Nanoseconds that calls under a strategy took, up to the last one that was looked at. */
  synchronized double total(Strategy strategy) {
    return durations(strategy).totalNanos;
  }

  /** Nanoseconds of WebAssembly's calls of which it is known how much they saved. */
  synchronized double compared() {
    return compared;
  }

  /** Adds nanoseconds that a caller waited for the other strategy in a pair. */
  synchronized void probed(double nanos) {
    probing += nanos;
  }

  /** The sum of these. */
  synchronized double probing() {
    return probing;
  }

  /** Nanoseconds that WebAssembly saved against plain Java alone. */
  synchronized double saved() {
    return saved;
  }

  /**
   * Percentiles of the last samples, each with its weight, by nearest rank; empty below {@link
   * #FEWEST_FOR_PERCENTILES} of them. Callers do not wait for the sorting.
   */
  Metrics.Percentiles percentiles(Strategy strategy) {
    List<Sample> last;
    synchronized (this) {
      Durations durations = durations(strategy);
      if (durations.samples < FEWEST_FOR_PERCENTILES) {
        return Metrics.Percentiles.NONE;
      }
      last = durations.last();
    }
    last.sort(Comparator.comparingDouble(Sample::nanos));
    return new Metrics.Percentiles(
        OptionalDouble.of(percentile(last, 50)),
        OptionalDouble.of(percentile(last, 95)),
        OptionalDouble.of(percentile(last, 99)));
  }

  private static double percentile(List<Sample> sorted, double percent) {
    double rest = percent / 100 * sorted.stream().mapToDouble(Sample::weight).sum();
    int i = 0;
    while (i < sorted.size() - 1 && rest > sorted.get(i).weight()) {
      rest -= sorted.get(i).weight();
      i++;
    }
    return sorted.get(i).nanos();
  }
}
