package dev.wasmath.bench.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Rows as people read them. */
final class ReportText {
  static final String LEGEND =
      """
      Times are medians a call; "x" says how many times as fast wasmath is: below 1 it is slower.
      Each contender has a process of its own; they take turns, in one thread each.
      """;

  private ReportText() {}

  /** A row's contenders, one a line, then its targets. */
  static String row(Finish finish) {
    StringBuilder text = new StringBuilder(finish.row().title()).append('\n');
    for (Finish.Outcome outcome : finish.outcomes()) {
      text.append("  ").append(line(finish, outcome).stripTrailing()).append('\n');
    }
    for (Target target : finish.row().targets()) {
      text.append("  ").append(verdict(target.met(finish))).append(": ");
      text.append(target.text(finish)).append('\n');
    }
    return text.toString();
  }

  private static String line(Finish finish, Finish.Outcome outcome) {
    return switch (outcome) {
      case Finish.Timed timed ->
          String.format(
              Locale.ROOT,
              "%-32s %10s %9s%s",
              timed.name(),
              Numbers.time(timed.median()),
              times(finish.ratio(finish.row().subject(), timed.name())),
              timed.bytes() < 0.5
                  ? ""
                  : String.format(Locale.ROOT, "  %,.0f bytes a call", timed.bytes()));
      case Finish.Absent absent ->
          String.format(Locale.ROOT, "%-32s %s", absent.name(), absent.reason());
      case Finish.Wrong wrong ->
          String.format(Locale.ROOT, "%-32s WRONG: %s", wrong.name(), wrong.reason());
    };
  }

  private static String times(OptionalDouble ratio) {
    return ratio.isPresent() ? Numbers.ratio(ratio) + "x" : "";
  }

  private static String verdict(Optional<Boolean> met) {
    return met.map(it -> it ? "met" : "SHORT").orElse("open");
  }

  static String starts(List<StartRow> starts) {
    StringBuilder text = new StringBuilder();
    String pattern = "%-22s %-8s %10s %10s %12s %10s %10s  %s%n";
    text.append(
        String.format(
            Locale.ROOT,
            pattern,
            "kernel",
            "lowering",
            "read",
            "compile",
            "first call",
            "steady",
            "a call",
            ""));
    for (StartRow start : starts) {
      boolean shortfall = !start.compileMet().orElse(true) || !start.firstCallMet().orElse(true);
      text.append(
          String.format(
              Locale.ROOT,
              pattern,
              start.operation() + " " + start.size(),
              start.lowering(),
              Numbers.time(start.read()),
              Numbers.time(start.compile()),
              Numbers.time(start.firstCall()),
              Numbers.time(start.steady()),
              Numbers.time(start.call()),
              shortfall ? "SHORT" : ""));
    }
    return text.append(
            "Targets, of scalar code, which serves first: compile 50 ms, first call of dot 1000 5 ms.\n\n")
        .toString();
  }

  static String mean(Report.Mean mean) {
    Optional<Boolean> met =
        mean.ratio().isPresent()
            ? Optional.of(mean.ratio().getAsDouble() >= mean.atLeast())
            : Optional.empty();
    return String.format(
        Locale.ROOT,
        "%s: geometric mean over %s: %s (%d rows), to be %.1f%n",
        verdict(met),
        mean.title(),
        Numbers.ratio(mean.ratio()),
        mean.rows(),
        mean.atLeast());
  }
}
