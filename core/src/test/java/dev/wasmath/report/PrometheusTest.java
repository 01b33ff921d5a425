package dev.wasmath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.Policy;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.backend.Availability;
import dev.wasmath.backend.Backend;
import dev.wasmath.backend.Kernels;
import dev.wasmath.backend.MemoryUse;
import dev.wasmath.op.Add;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reads the text line by line, by the rules of exposition format 0.0.4. */
final class PrometheusTest {
  private static final Pattern HELP = Pattern.compile("# HELP ([a-z_]+) (\\S.*)");
  private static final Pattern TYPE = Pattern.compile("# TYPE ([a-z_]+) (counter|gauge|summary)");
  private static final String LABEL = "[a-z_]+=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"";
  private static final Pattern SAMPLE =
      Pattern.compile("([a-z_]+)(\\{" + LABEL + "(?:," + LABEL + ")*\\})? (\\S+)");

  /** A backend whose description tries every escape, with a kernel that is slow but right. */
  private static Backend backend(Availability availability) {
    return new Backend() {
      @Override
      public String name() {
        return "fake";
      }

      @Override
      public Availability open() {
        return availability;
      }

      @Override
      public MemoryUse memory() {
        return new MemoryUse(100, 200, 3);
      }

      @Override
      public void close() {}
    };
  }

  private static Wasmath math() {
    Kernels kernels =
        Kernels.builder()
            .put(
                Add.OPERATION,
                (a, i, b, j, out, k, n) -> {
                  for (int e = 0; e < n; e++) {
                    out[k + e] = a[i + e] + b[j + e];
                  }
                })
            .build();
    return Wasmath.builder()
        .policy(Policy.always(Strategy.WASM))
        .backends(
            List.of(
                backend(new Availability.Ready(kernels, "a \"quoted\\path\"\nof two lines")),
                backend(new Availability.Missing("there is none"))))
        .open();
  }

  /** Every sample's value by its name and labels, after checking the whole text. */
  private static Map<String, Double> read(String text) {
    assertThat(text).endsWith("\n").doesNotContain("\n\n", "\r");
    Map<String, Double> samples = new HashMap<>();
    Set<String> families = new HashSet<>();
    String family = "";
    String type = "";
    String helped = "";
    for (String line : text.lines().toList()) {
      Matcher help = HELP.matcher(line);
      Matcher typed = TYPE.matcher(line);
      if (help.matches()) {
        helped = help.group(1);
      } else if (typed.matches()) {
        family = typed.group(1);
        type = typed.group(2);
        assertThat(family).as("help comes before the type").isEqualTo(helped);
        assertThat(families.add(family)).as("%s is in one piece", family).isTrue();
        assertThat(family.endsWith("_total")).isEqualTo(type.equals("counter"));
        assertThat(family).startsWith("wasmath_").doesNotContain("nanos", "millis", "percent");
      } else {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        String name = sample.group(1);
        assertThat(type.equals("summary") ? name.replaceFirst("_(sum|count)$", "") : name)
            .isEqualTo(family);
        double value = Double.parseDouble(sample.group(3));
        assertThat(samples.put(line.substring(0, line.lastIndexOf(' ')), value))
            .as("one value of %s", line)
            .isNull();
      }
    }
    return samples;
  }

  @Test
  void theTextIsOfTheFormat() {
    try (Wasmath math = math()) {
      double[] x = {3, 4};
      assertThat(math.vectors().norm(x)).isEqualTo(5);
      for (int i = 0; i < 10; i++) {
        assertThat(math.vectors().add(x, x)).containsExactly(6, 8);
      }
      Map<String, Double> samples = read(Prometheus.text(math));
      assertThat(samples)
          .containsEntry("wasmath_call_seconds_count{operation=\"norm\",strategy=\"cpu\"}", 1.0)
          .containsEntry("wasmath_call_seconds_count{operation=\"add\",strategy=\"wasm\"}", 10.0)
          .doesNotContainKey("wasmath_call_seconds_count{operation=\"add\",strategy=\"cpu\"}")
          .containsEntry("wasmath_hot{operation=\"norm\"}", 0.0)
          .containsEntry("wasmath_saved_seconds{operation=\"add\"}", 0.0)
          .containsEntry("wasmath_events_total{kind=\"wrong_result\"}", 0.0)
          .containsEntry("wasmath_memory_bytes", 100.0)
          .containsEntry("wasmath_memory_peak_bytes", 200.0)
          .containsEntry("wasmath_memory_allocations_total", 3.0)
          .containsEntry("wasmath_fused", 0.0)
          .containsEntry(
              "wasmath_backend_up{backend=\"fake: a \\\"quoted\\\\path\\\"\\nof two lines\"}", 1.0)
          .containsEntry("wasmath_backend_up{backend=\"fake: there is none\"}", 0.0);
      double sum =
          samples.getOrDefault(
              "wasmath_call_seconds_sum{operation=\"norm\",strategy=\"cpu\"}", 0.0);
      // One call of two elements: less than a second, and not nothing.
      assertThat(sum).isBetween(1e-9, 1.0);
      assertThat(samples.keySet()).noneMatch(it -> it.contains("quantile"));
      assertThat(Prometheus.CONTENT_TYPE).contains("version=0.0.4");
    }
  }

  @Test
  void quantilesAreThoseOfAThousandSamplesInSeconds() {
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      double[] x = new double[100_000];
      for (int i = 0; i < 1500; i++) {
        assertThat(math.vectors().dot(x, x)).isZero();
      }
      Map<String, Double> samples = read(Prometheus.text(math));
      String of = "wasmath_call_seconds{operation=\"dot\",strategy=\"cpu\",quantile=\"";
      assertThat(samples).containsKeys(of + "0.5\"}", of + "0.95\"}", of + "0.99\"}");
      double median = samples.getOrDefault(of + "0.5\"}", 0.0);
      assertThat(median).isBetween(1e-6, 0.1);
      assertThat(samples.getOrDefault(of + "0.99\"}", 0.0)).isGreaterThanOrEqualTo(median);
      assertThat(math.report("dot").metrics().performance().cpu().p50().orElseThrow() * 1e-9)
          .isEqualTo(median);
    }
  }

  @Test
  void sumsAndCountsNeverFall() {
    try (Wasmath math = math()) {
      double[] x = new double[50];
      Map<String, Double> before = Map.of();
      for (int i = 0; i < 200; i++) {
        for (int call = 0; call < i; call++) {
          assertThat(math.vectors().dot(x, x)).isZero();
        }
        Map<String, Double> now = read(Prometheus.text(math));
        before.forEach(
            (name, value) -> {
              if (name.contains("_sum") || name.contains("_count") || name.contains("_total")) {
                assertThat(now.getOrDefault(name, -1.0)).as(name).isGreaterThanOrEqualTo(value);
              }
            });
        before = now;
      }
    }
  }
}
