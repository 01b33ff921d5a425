package dev.wasmath.app;

import dev.wasmath.Wasmath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A part of the demonstration, computed with nothing known.
 *
 * @param job the part
 * @param result what it computed
 * @param seconds how long it took
 */
record DemoPass(DemoJob job, DemoResult result, double seconds) {
  /**
   * The part computed again, with what was learned.
   *
   * @param first the first time
   * @param seconds how long it took now
   * @param equal whether the results are the same
   */
  record Again(DemoPass first, double seconds, boolean equal) {
    Map<String, Object> json() {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("part", first.job.label());
      object.put("firstSeconds", first.seconds);
      object.put("againSeconds", seconds);
      object.put("equal", equal);
      return object;
    }

    private String line() {
      return String.format(
          Locale.ROOT,
          "  %-15s %9.1f ms at first, %9.1f ms now, %s",
          first.job.label(),
          1e3 * first.seconds,
          1e3 * seconds,
          equal ? "the same results" : "OTHER RESULTS");
    }

    static String text(List<Again> again) {
      return "Again\n" + String.join("\n", again.stream().map(Again::line).toList());
    }
  }

  static DemoPass of(DemoJob job, Wasmath math, Path examples) throws IOException {
    long start = System.nanoTime();
    DemoResult result = job.run(math, examples);
    return new DemoPass(job, result, seconds(start));
  }

  Again again(Wasmath math, Path examples) throws IOException {
    long start = System.nanoTime();
    DemoResult now = job.run(math, examples);
    return new Again(this, seconds(start), now.lines().equals(result.lines()));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
