package dev.wasmath.bench.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** All that one run of the command saw. */
final class Report {
  private final Map<String, List<Finish>> groups = new LinkedHashMap<>();
  private final List<StartRow> starts = new ArrayList<>();
  private final List<FirstCallRow> firstCalls = new ArrayList<>();
  private final List<SweepRun> sweeps = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * A geometric mean over rows.
   *
   * @param title over what
   * @param rows how many rows had both times
   * @param ratio the mean, if there was a row
   * @param atLeast what it is to be
   */
  record Mean(String title, int rows, OptionalDouble ratio, double atLeast) {
    Map<String, Object> json() {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("mean", title);
      object.put("rows", rows);
      object.put("atLeast", atLeast);
      ratio.ifPresent(value -> object.put("ratio", value));
      ratio.ifPresent(value -> object.put("met", value >= atLeast));
      return object;
    }
  }

  void add(String group, Finish finish) {
    groups.computeIfAbsent(group, key -> new ArrayList<>()).add(finish);
  }

  void add(StartRow start) {
    starts.add(start);
  }

  void add(FirstCallRow first) {
    firstCalls.add(first);
  }

  void add(SweepRun sweep) {
    sweeps.add(sweep);
  }

  /** Something that could not be done, and why. */
  void note(String text) {
    notes.add(text);
  }

  boolean isWrong() {
    return groups.values().stream().flatMap(List::stream).anyMatch(Finish::isWrong);
  }

  /** The means over the kernels of npm. */
  List<Mean> means() {
    List<Finish> npm = Optional.ofNullable(groups.get(Groups.NPM)).orElse(List.of());
    if (npm.isEmpty()) {
      return List.of();
    }
    Predicate<Row> simd = NpmRows::isSimd;
    return List.of(
        mean("V8, all kernels of npm", npm, Names.V8, row -> true, 0.8),
        mean("V8, those with SIMD", npm, Names.V8, simd, 0.8),
        mean("run.endive's interpreter, those with SIMD", npm, Names.INTERPRETER, simd, 5),
        mean("run.endive's compiler, those without", npm, Names.ENDIVE, simd.negate(), 1));
  }

  private static Mean mean(
      String title, List<Finish> finishes, String over, Predicate<Row> which, double atLeast) {
    List<Double> ratios = new ArrayList<>();
    for (Finish finish : finishes) {
      if (which.test(finish.row())) {
        finish.ratio(finish.row().subject(), over).ifPresent(ratios::add);
      }
    }
    return new Mean(title, ratios.size(), Numbers.geometricMean(ratios), atLeast);
  }

  Map<String, Object> json(boolean quick) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("java", Runtime.version().toString());
    object.put("quick", quick);
    List<Map<String, Object>> rows = new ArrayList<>();
    groups.forEach((group, all) -> all.forEach(finish -> rows.add(json(group, finish))));
    object.put("rows", rows);
    object.put("means", means().stream().map(Mean::json).toList());
    object.put("starts", starts.stream().map(StartRow::json).toList());
    object.put("firstCalls", firstCalls.stream().map(FirstCallRow::json).toList());
    object.put("sweeps", sweeps.stream().map(SweepRun::json).toList());
    object.put("notes", List.copyOf(notes));
    return object;
  }

  private static Map<String, Object> json(String group, Finish finish) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("group", group);
    object.put("row", finish.row().title());
    object.put("contenders", finish.outcomes().stream().map(it -> json(finish, it)).toList());
    object.put("targets", finish.row().targets().stream().map(it -> it.json(finish)).toList());
    return object;
  }

  private static Map<String, Object> json(Finish finish, Finish.Outcome outcome) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("contender", outcome.name());
    switch (outcome) {
      case Finish.Timed timed -> {
        object.put("medianNanos", timed.median());
        object.put("bestNanos", timed.best());
        object.put("bytes", timed.bytes());
        finish
            .ratio(finish.row().subject(), timed.name())
            .ifPresent(ratio -> object.put("ratio", ratio));
      }
      case Finish.Absent absent -> object.put("absent", absent.reason());
      case Finish.Wrong wrong -> object.put("wrong", wrong.reason());
    }
    return object;
  }

  /** What follows the rows. */
  String summary() {
    StringBuilder text = new StringBuilder();
    if (!starts.isEmpty()) {
      text.append("== ").append(Groups.START).append(" ==\n").append(ReportText.starts(starts));
    }
    if (!firstCalls.isEmpty()) {
      text.append("== ").append(Groups.FIRST).append(" ==\n");
      text.append(FirstCallRow.text(firstCalls));
    }
    for (SweepRun sweep : sweeps) {
      text.append("== ").append(Groups.SWEEP).append(" ==\n").append(sweep.text());
    }
    means().forEach(mean -> text.append(ReportText.mean(mean)));
    notes.forEach(note -> text.append("not measured: ").append(note).append('\n'));
    return text.append(ReportText.LEGEND).toString();
  }
}
