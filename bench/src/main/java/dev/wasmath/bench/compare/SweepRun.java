package dev.wasmath.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A program that calls operations of many sizes in turn, each as long as the others, from a cold
 * start: what it loses by learning, and with wisdom, against the better backend for each size. All
 * make the same calls in the same order, each in a JVM of its own; medians over several.
 *
 * @param cells the sizes
 * @param cold the total time with nothing known, over that of the better backends
 * @param wise the same with the wisdom of the run before
 * @param probing the part of the time of the cold run that callers waited for probes
 */
record SweepRun(List<Cell> cells, double cold, double wise, double probing) {
  static final double MOST_COLD = 1.08;
  static final double MOST_WISE = 1.03;
  static final double MOST_PROBING = 0.02;

  private static final String PROGRAM = "dev.wasmath.bench.worker.Sweep";
  private static final List<String> SIZES =
      List.of(
          "dot 1",
          "dot 3",
          "dot 8",
          "dot 30",
          "dot 100",
          "dot 300",
          "dot 1000",
          "dot 10000",
          "dot 100000",
          "dot 1000000",
          "add 10",
          "add 1000",
          "add 100000",
          "add 1000000",
          "axpy 100",
          "axpy 10000",
          "sum 1000",
          "norm 100",
          "norm 100000",
          "exp 1",
          "exp 10",
          "exp 100",
          "exp 1000",
          "exp 100000",
          "sigmoid 1000",
          "gemm 2x2x2",
          "gemm 8x8x8",
          "gemm 16x16x16",
          "gemm 33x129x7",
          "gemm 100x100x100",
          "gemm 300x200x200",
          "gemm 1x1000x1000",
          "gemm 1000x1x1000",
          "gemv 100",
          "gemv 1000",
          "transpose 10",
          "transpose 100",
          "transpose 1000");

  /**
   * The calls of one size.
   *
   * @param name the operation and its shape
   * @param calls how many in all
   * @param better what is faster, warm: {@code cpu} or {@code wasm}
   * @param best nanoseconds with that from the start
   * @param cold the same with nothing known
   * @param wise the same with wisdom
   */
  record Cell(String name, long calls, String better, double best, double cold, double wise) {
    Map<String, Object> json() {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("call", name);
      object.put("calls", calls);
      object.put("better", better);
      object.put("bestNanos", best);
      object.put("coldNanos", cold);
      object.put("wiseNanos", wise);
      return object;
    }
  }

  /** What one program said. */
  private record Said(double[] nanos, double probing, String bits) {
    double total() {
      double total = 0;
      for (double cell : nanos) {
        total += cell;
      }
      return total;
    }
  }

  /**
   * Runs it.
   *
   * @throws IOException if a JVM fails; the message is what it printed
   */
  static SweepRun run(Layout layout, Pace pace) throws IOException {
    Path plan = layout.work().resolve("sweep.txt");
    Files.write(plan, SIZES.stream().map(size -> size + " 1 cpu").toList());
    double[] cpu = say(layout, "cpu", plan, pace, 0).nanos;
    double[] wasm = say(layout, "wasm", plan, pace, 0).nanos;
    double block = pace.sweepSeconds() * 1e9 / pace.sweepRounds() / SIZES.size();
    int[] calls = new int[SIZES.size()];
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < calls.length; i++) {
      calls[i] = (int) Math.max(1, block / Math.min(cpu[i], wasm[i]));
      lines.add(SIZES.get(i) + " " + calls[i] + (cpu[i] <= wasm[i] ? " cpu" : " wasm"));
    }
    Files.write(plan, lines);
    List<Said> best = new ArrayList<>();
    List<Said> cold = new ArrayList<>();
    List<Said> wise = new ArrayList<>();
    for (int i = 0; i < pace.fresh(); i++) {
      best.add(say(layout, "best", plan, pace, i));
      cold.add(say(layout, "door", plan, pace, i));
      wise.add(say(layout, "door", plan, pace, i));
      checkBits(best.getLast(), cold.getLast());
      checkBits(best.getLast(), wise.getLast());
    }
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < calls.length; i++) {
      cells.add(
          new Cell(
              SIZES.get(i),
              (long) calls[i] * pace.sweepRounds(),
              cpu[i] <= wasm[i] ? "cpu" : "wasm",
              median(best, i),
              median(cold, i),
              median(wise, i)));
    }
    return new SweepRun(cells, over(cold, best), over(wise, best), probing(cold));
  }

  private static void checkBits(Said best, Said other) throws IOException {
    if (!best.bits.equals(other.bits)) {
      throw new IOException("the same calls gave other bits: " + best.bits + ", " + other.bits);
    }
  }

  private static Said say(Layout layout, String way, Path plan, Pace pace, int repeat)
      throws IOException {
    Path wisdom = layout.work().resolve("sweep-wisdom-" + repeat + ".txt");
    List<String> arguments =
        List.of(way, plan.toString(), String.valueOf(pace.sweepRounds()), wisdom.toString());
    Map<String, Object> said = Contestant.only(way, layout.fresh(PROGRAM, arguments));
    return new Said(
        Numbers.fields(said, "nanos"),
        Numbers.field(said, "probingNanos"),
        String.valueOf(said.get("bits")));
  }

  private static double median(List<Said> all, int cell) {
    return Numbers.median(all.stream().mapToDouble(said -> said.nanos[cell]).toArray());
  }

  private static double over(List<Said> some, List<Said> best) {
    double[] ratios = new double[some.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = some.get(i).total() / best.get(i).total();
    }
    return Numbers.median(ratios);
  }

  private static double probing(List<Said> cold) {
    return Numbers.median(cold.stream().mapToDouble(said -> said.probing / said.total()).toArray());
  }

  Map<String, Object> json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("coldOverBest", cold);
    object.put("wiseOverBest", wise);
    object.put("probingShare", probing);
    object.put("coldMet", cold <= MOST_COLD);
    object.put("wiseMet", wise <= MOST_WISE);
    object.put("probingMet", probing <= MOST_PROBING);
    object.put("cells", cells.stream().map(Cell::json).toList());
    return object;
  }

  String text() {
    String pattern = "%-20s %-6s %12s %8s %8s%n";
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, pattern, "calls", "better", "a call", "cold", "wisdom"));
    cells.stream()
        .sorted(Comparator.comparingDouble((Cell cell) -> cell.best - cell.cold))
        .forEach(
            cell ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        pattern,
                        cell.name,
                        cell.better,
                        Numbers.time(cell.best / cell.calls),
                        times(cell.cold / cell.best),
                        times(cell.wise / cell.best))));
    text.append("Times over those of the better backend; first where most was lost.\n");
    text.append(line(cold <= MOST_COLD, "in all, from a cold start: ", times(cold), "1.08"));
    text.append(line(wise <= MOST_WISE, "in all, with wisdom: ", times(wise), "1.03"));
    String share = String.format(Locale.ROOT, "%.2f %%", 100 * probing);
    text.append(line(probing <= MOST_PROBING, "callers waited for probes: ", share, "2 %"));
    return text.append('\n').toString();
  }

  private static String line(boolean met, String what, String value, String most) {
    return (met ? "met: " : "SHORT: ") + what + value + ", to be at most " + most + "\n";
  }

  private static String times(double ratio) {
    return String.format(Locale.ROOT, "%.3f", ratio);
  }
}
