package dev.wasmath.report;

import dev.wasmath.Benchmark.Interval;
import dev.wasmath.Benchmark.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The times of an operation's strategies over its sizes, as an SVG element: both axes are
 * logarithmic, bars are the medians' 95 % intervals, and the sizes where the last two strategies
 * change places are marked. Colours come from the page, by the classes {@code s0} for the last
 * strategy, {@code s1} for the one before it, and so on.
 */
final class CrossoverPlot {
  private static final double WIDTH = 760;
  private static final double HEIGHT = 400;
  private static final double LEFT = 64;
  private static final double RIGHT = 664;
  private static final double TOP = 26;
  private static final double BOTTOM = 350;
  private static final double CAP = 4;
  private static final double LINE = 15;

  /** The most strategies that have a colour and a marker of their own. */
  private static final int STYLES = 4;

  private final BenchmarkSection section;
  private final List<String> strategies;
  private final LogAxis x;
  private final LogAxis y;
  private final StringBuilder svg = new StringBuilder();

  private CrossoverPlot(BenchmarkSection section, List<Measurement> shown) {
    this.section = section;
    this.strategies = section.strategies();
    double[] sizes = shown.stream().mapToDouble(Measurement::inputSize).sorted().toArray();
    double[] times = shown.stream().flatMapToDouble(m -> reach(m)).sorted().toArray();
    this.x = LogAxis.around(sizes[0], sizes[sizes.length - 1], LEFT, RIGHT);
    this.y = LogAxis.around(times[0], times[times.length - 1], BOTTOM, TOP);
  }

  private static DoubleStream reach(Measurement m) {
    return DoubleStream.concat(
        DoubleStream.of(m.p50()),
        m.interval().stream()
            .flatMapToDouble(it -> DoubleStream.of(it.low(), it.high()))
            .filter(nanos -> nanos > 0));
  }

  /** The plot; empty when there is nothing that a logarithmic axis can show. */
  static String of(BenchmarkSection section) {
    List<Measurement> shown =
        section.strategies().stream().flatMap(it -> section.series(it).stream()).toList();
    return shown.isEmpty() ? "" : new CrossoverPlot(section, shown).draw();
  }

  private String draw() {
    String name = HtmlPage.escaped(section.operation());
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"times of %s by size\">\n",
            WIDTH,
            HEIGHT,
            name));
    grid();
    section.crossovers().forEach(this::crossover);
    for (String strategy : strategies) {
      series(strategy);
    }
    labels();
    return svg.append("</svg>\n").toString();
  }

  private void grid() {
    for (LogAxis.Tick tick : x.ticks()) {
      line(tick.isMajor() ? "major" : "minor", x.at(tick.value()), TOP, x.at(tick.value()), BOTTOM);
    }
    for (LogAxis.Tick tick : y.ticks()) {
      line(tick.isMajor() ? "major" : "minor", LEFT, y.at(tick.value()), RIGHT, y.at(tick.value()));
    }
    for (LogAxis.Tick tick : x.labelled()) {
      text("tick", "middle", x.at(tick.value()), BOTTOM + 18, size(tick.value()));
    }
    for (LogAxis.Tick tick : y.labelled()) {
      text("tick", "end", LEFT - 8, y.at(tick.value()) + 4, time(tick.value()));
    }
    line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
    text("title", "middle", (LEFT + RIGHT) / 2, BOTTOM + 38, "size");
    text("title", "start", 0, 12, "time of a call, median");
  }

  private static String time(double nanos) {
    return Quantities.time(nanos).replaceFirst("\\.0+ ", " ");
  }

  private static String size(double value) {
    return value < 1 ? String.valueOf(value) : String.format(Locale.ROOT, "%,.0f", value);
  }

  private void crossover(BenchmarkSection.Crossover crossover) {
    double at = x.at(crossover.size());
    line("crossover", at, TOP, at, BOTTOM);
    text(
        "crossing", "middle", at, TOP - 8, "crossover " + BenchmarkSection.about(crossover.size()));
  }

  private void series(String strategy) {
    List<Measurement> points = section.series(strategy);
    svg.append(String.format(Locale.ROOT, "<g class=\"s%d\">\n", style(strategy)));
    String path =
        points.stream()
            .map(m -> String.format(Locale.ROOT, "%.1f,%.1f", x.at(m.inputSize()), y.at(m.p50())))
            .collect(Collectors.joining(" "));
    svg.append(String.format(Locale.ROOT, "<polyline points=\"%s\"/>\n", path));
    for (Measurement m : points) {
      double at = x.at(m.inputSize());
      m.interval().filter(it -> it.low() > 0).ifPresent(it -> bar(at, it));
      svg.append("<g>");
      svg.append(String.format(Locale.ROOT, "<title>%s</title>", HtmlPage.escaped(hint(m))));
      svg.append(marker(style(strategy), at, y.at(m.p50()))).append("</g>\n");
    }
    svg.append("</g>\n");
  }

  private int style(String strategy) {
    return Math.min(STYLES - 1, strategies.size() - 1 - strategies.indexOf(strategy));
  }

  private void bar(double at, Interval interval) {
    double low = y.at(interval.low());
    double high = y.at(interval.high());
    line("bar", at, low, at, high);
    line("bar", at - CAP, low, at + CAP, low);
    line("bar", at - CAP, high, at + CAP, high);
  }

  private static String hint(Measurement m) {
    return String.format(
        Locale.ROOT,
        "%s at size %,d: %s%s",
        m.strategy(),
        m.inputSize(),
        Quantities.time(m.p50()),
        m.interval().map(it -> ", " + BenchmarkReport.text(it, Quantities::time)).orElse(""));
  }

  /** Shapes differ as well as colours. */
  private static String marker(int style, double x, double y) {
    return switch (style) {
      case 0 -> String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\"/>", x, y);
      case 1 ->
          String.format(
              Locale.ROOT, "<rect x=\"%.1f\" y=\"%.1f\" width=\"8\" height=\"8\"/>", x - 4, y - 4);
      case 2 -> String.format(Locale.ROOT, "<path d=\"M%.1f %.1f l5 9 h-10 z\"/>", x, y - 5.5);
      default ->
          String.format(Locale.ROOT, "<path d=\"M%.1f %.1f l5 5 l-5 5 l-5 -5 z\"/>", x, y - 5);
    };
  }

  /** The strategies' names at the ends of their lines, moved apart where they would meet. */
  private void labels() {
    List<String> named = new ArrayList<>(strategies);
    named.removeIf(it -> section.series(it).isEmpty());
    named.sort(Comparator.comparingDouble(it -> y.at(section.series(it).getLast().p50())));
    double free = TOP;
    for (String strategy : named) {
      Measurement last = section.series(strategy).getLast();
      double at = Math.max(free, y.at(last.p50()) + 4);
      svg.append(String.format(Locale.ROOT, "<g class=\"s%d\">", style(strategy)));
      text("name", "start", x.at(last.inputSize()) + 12, at, strategy);
      svg.append("</g>\n");
      free = at + LINE;
    }
  }

  private void line(String kind, double fromX, double fromY, double toX, double toY) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
            kind,
            fromX,
            fromY,
            toX,
            toY));
  }

  private void text(String kind, String anchor, double x, double y, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
            kind,
            anchor,
            x,
            y,
            HtmlPage.escaped(text)));
  }
}
