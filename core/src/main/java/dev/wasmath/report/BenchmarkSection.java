package dev.wasmath.report;

import dev.wasmath.Benchmark.Measurement;
import dev.wasmath.Benchmark.Ratio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was measured of one operation.
 *
 * @param operation its name
 * @param measurements by size, and then in the order of the strategies
 */
record BenchmarkSection(String operation, List<Measurement> measurements) {
  private static final String NONE = "n/a";

  BenchmarkSection {
    measurements =
        measurements.stream().sorted(Comparator.comparingInt(Measurement::inputSize)).toList();
  }

  /**
   * A size where the last strategy and the one before it change places.
   *
   * @param size about where, by linear interpolation of the logarithms
   * @param overtakes whether the last one is faster above it
   */
  record Crossover(double size, boolean overtakes) {}

  /** The strategies in their order. */
  List<String> strategies() {
    return measurements.stream().map(Measurement::strategy).distinct().toList();
  }

  /** The measurements of a strategy that a logarithmic axis can show. */
  List<Measurement> series(String strategy) {
    return measurements.stream()
        .filter(m -> m.strategy().equals(strategy) && m.inputSize() > 0 && m.p50() > 0)
        .toList();
  }

  /** The strategy before the last, with its ratio to the last; nothing of a single strategy. */
  private List<Measurement> rival() {
    List<String> strategies = strategies();
    return strategies.size() < 2 ? List.of() : series(strategies.get(strategies.size() - 2));
  }

  /** Where the last two strategies change places. */
  List<Crossover> crossovers() {
    List<Crossover> crossovers = new ArrayList<>();
    List<Measurement> rival = rival();
    for (int i = 1; i < rival.size(); i++) {
      double below = Math.log(rival.get(i - 1).ratio().median());
      double above = Math.log(rival.get(i).ratio().median());
      if (below < 0 != above < 0 && above != 0) {
        double from = Math.log(rival.get(i - 1).inputSize());
        double to = Math.log(rival.get(i).inputSize());
        double size = Math.exp(from + (to - from) * below / (below - above));
        crossovers.add(new Crossover(size, above > 0));
      }
    }
    return crossovers;
  }

  /** The last two strategies compared, in a sentence without its full stop. */
  Optional<String> verdict() {
    List<Measurement> rival = rival();
    if (rival.isEmpty()) {
      return Optional.empty();
    }
    String last = strategies().getLast();
    String other = rival.getFirst().strategy();
    List<Crossover> crossovers = crossovers();
    if (!crossovers.isEmpty()) {
      List<String> parts =
          crossovers.stream()
              .map(
                  it ->
                      (it.overtakes() ? "overtakes " : "falls behind ")
                          + "%s at a size of about %s".formatted(other, about(it.size())))
              .toList();
      return Optional.of(last + " " + String.join(", and ", parts));
    }
    double[] ratios = rival.stream().mapToDouble(m -> m.ratio().median()).sorted().toArray();
    boolean faster = ratios[0] >= 1;
    String least = times(faster ? ratios[0] : 1 / ratios[ratios.length - 1]);
    String most = times(faster ? ratios[ratios.length - 1] : 1 / ratios[0]);
    return Optional.of(
        "%s is %s than %s at every size measured, %s"
            .formatted(
                last,
                faster ? "faster" : "slower",
                other,
                least.equals(most) ? least : least + " to " + most));
  }

  /** A size to two digits. */
  static String about(double size) {
    double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(size)) - 1));
    return String.format(Locale.ROOT, "%,.0f", Math.rint(size / unit) * unit);
  }

  private static String times(double ratio) {
    return Quantities.times(ratio);
  }

  /** The titles of the columns. */
  List<String> titles() {
    return List.of(
        "size",
        "strategy",
        "median",
        "median at 95 %",
        "mean",
        "p95",
        "p99",
        "iterations",
        "speed-up of " + strategies().getLast(),
        "bits");
  }

  /** The cells of a row; the last strategy has no speed-up over itself. */
  List<String> cells(Measurement m) {
    boolean last = m.strategy().equals(strategies().getLast());
    return Stream.of(
            String.format(Locale.ROOT, "%,d", m.inputSize()),
            m.strategy(),
            Quantities.time(m.p50()),
            m.interval().map(it -> BenchmarkReport.text(it, Quantities::time)).orElse(NONE),
            Quantities.time(m.avgDuration()),
            Quantities.time(m.p95()),
            m.p99().isPresent() ? Quantities.time(m.p99().getAsDouble()) : NONE,
            Integer.toString(m.iterations()),
            last ? "" : speedUp(m.ratio()),
            m.bitsEqual() ? "equal" : "other")
        .toList();
  }

  private static String speedUp(Ratio ratio) {
    return times(ratio.median())
        + ratio
            .interval()
            .map(it -> " (" + BenchmarkReport.text(it, BenchmarkSection::times) + ")")
            .orElse("");
  }
}
