package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wasmath.Benchmark.Config;
import dev.wasmath.Benchmark.Contender;
import dev.wasmath.Benchmark.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
final class BenchmarkTest {
  private static final Duration SHORT = Duration.ofMillis(30);

  private static Contender fake(String name, double result, Runnable work) {
    return new Contender(
        name,
        size ->
            new Benchmark.Call() {
              @Override
              public void run() {
                work.run();
              }

              @Override
              public double[] result() {
                return new double[] {result};
              }
            });
  }

  private static void spin(long nanos) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanos) {
      Thread.onSpinWait();
    }
  }

  @Test
  void measuresEveryContenderAtEverySize() {
    Contender slow = fake("slow", 1, () -> spin(200_000));
    Contender other = fake("other", -0.0, () -> spin(20_000));
    Contender last = fake("last", 0.0, () -> {});
    Benchmark.Result result =
        Benchmark.run(new Config("x", List.of(0, 7), 20, List.of(slow, other, last), SHORT));
    assertThat(result.operation()).isEqualTo("x");
    assertThat(result.measurements())
        .extracting(m -> m.strategy() + " " + m.inputSize() + " " + m.bitsEqual())
        .containsExactly(
            "slow 0 false",
            "other 0 false",
            "last 0 true",
            "slow 7 false",
            "other 7 false",
            "last 7 true");
    for (Measurement m : result.measurements()) {
      assertThat(m.iterations()).isBetween(5, 20);
      assertThat(m.p50()).isBetween(0.0, m.p95());
      assertThat(m.p99()).isEmpty();
      assertThat(m.avgDuration()).isPositive();
      m.interval().ifPresent(it -> assertThat(m.p50()).isBetween(it.low(), it.high()));
    }
    assertThat(result.measurements().getFirst().p50()).isGreaterThanOrEqualTo(200_000);
  }

  @Test
  void ratiosAreOfTheTimesOfOneRound() {
    Contender twice = fake("twice", 1, () -> spin(100_000));
    Contender once = fake("once", 1, () -> spin(50_000));
    List<Measurement> measurements =
        Benchmark.run(new Config("x", List.of(1), 40, List.of(twice, once), Duration.ofMillis(200)))
            .measurements();
    Benchmark.Ratio ratio = measurements.getFirst().ratio();
    assertThat(ratio.median()).isBetween(1.5, 2.5);
    assertThat(ratio.interval().orElseThrow().low()).isBetween(1.0, ratio.median());
    assertThat(ratio.interval().orElseThrow().high()).isBetween(ratio.median(), 4.0);
    assertThat(measurements.getLast().ratio())
        .isEqualTo(new Benchmark.Ratio(1, Optional.of(new Benchmark.Interval(1, 1))));
  }

  @Test
  void tellsOfEveryRoundInTheOrderOfTheContenders() {
    Contender slow = fake("slow", 1, () -> spin(300_000));
    Contender fast = fake("fast", 1, () -> spin(30_000));
    List<String> sizes = new ArrayList<>();
    List<double[]> rounds = new ArrayList<>();
    Benchmark.Result result =
        Benchmark.run(
            new Config("x", List.of(3, 4), 7, List.of(slow, fast), SHORT),
            (size, nanos) -> {
              sizes.add("size " + size);
              rounds.add(nanos);
            });
    assertThat(sizes).startsWith("size 3").endsWith("size 4");
    assertThat(rounds)
        .hasSize(
            result.measurements().get(0).iterations() + result.measurements().get(2).iterations())
        .allSatisfy(nanos -> assertThat(nanos).hasSize(2))
        .allSatisfy(nanos -> assertThat(nanos[0]).isGreaterThanOrEqualTo(300_000))
        .anySatisfy(nanos -> assertThat(nanos[1]).isLessThan(300_000));
    assertThat(rounds.stream().limit(result.measurements().getFirst().iterations()))
        .anySatisfy(
            nanos -> assertThat(nanos[0]).isEqualTo(result.measurements().getFirst().p50()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Benchmark.Pair(1, -2))
        .withMessage("times must be 0 or more: 1.0 and -2.0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Benchmark.Pair(Double.NaN, 1));
  }

  @Test
  void aThousandIterationsHaveA99thPercentile() {
    Contender one = fake("one", 1, () -> spin(20_000));
    for (int iterations : new int[] {999, 1000}) {
      Measurement m =
          Benchmark.run(
                  new Config("x", List.of(1), iterations, List.of(one), Duration.ofSeconds(1)))
              .measurements()
              .getFirst();
      assertThat(m.iterations()).isEqualTo(iterations);
      assertThat(m.p99().isPresent()).isEqualTo(iterations == 1000);
      m.p99().ifPresent(p99 -> assertThat(p99).isGreaterThanOrEqualTo(m.p95()));
    }
  }

  @Test
  void contendersTakeTurnsInRandomOrderThatIsTheSameEachTime() {
    String first = order();
    assertThat(order()).isEqualTo(first);
    assertThat(first).contains("abc").contains("bca").contains("cab").contains("acb");
  }

  private static String order() {
    StringBuilder order = new StringBuilder();
    List<Contender> contenders =
        Stream.of("a", "b", "c")
            .map(
                name ->
                    fake(
                        name,
                        1,
                        () -> {
                          order.append(name);
                          spin(30_000);
                        }))
            .toList();
    Benchmark.Result _ =
        Benchmark.run(new Config("x", List.of(1), 40, contenders, Duration.ofMillis(60)));
    // 40 rounds of three calls each.
    return order.substring(order.length() - 120);
  }

  @Test
  void percentilesAreNearestRanks() {
    AtomicInteger calls = new AtomicInteger();
    // Batches of one call, of which one in ten is slow.
    Contender one =
        fake("one", 1, () -> spin(calls.incrementAndGet() % 10 == 0 ? 20_000_000 : 2_000_000));
    Measurement m =
        Benchmark.run(new Config("x", List.of(1), 20, List.of(one), Duration.ofSeconds(2)))
            .measurements()
            .getFirst();
    assertThat(m.iterations()).isEqualTo(20);
    assertThat(m.p50()).isBetween(2e6, 19e6);
    assertThat(m.p95()).isGreaterThanOrEqualTo(20e6);
    assertThat(m.p99()).isEmpty();
  }

  @Test
  void theTimeLimitEndsTheMeasurementAfterFiveIterations() {
    AtomicInteger calls = new AtomicInteger();
    Contender slow =
        fake(
            "slow",
            1,
            () -> {
              calls.incrementAndGet();
              spin(2_000_000);
            });
    Measurement m =
        Benchmark.run(new Config("x", List.of(1), 1000, List.of(slow), Duration.ZERO))
            .measurements()
            .getFirst();
    assertThat(m.iterations()).isEqualTo(5);
    // One to warm up.
    assertThat(calls).hasValue(6);
  }

  @Test
  void aKernelIsCalledOnItsOwnSample() {
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      Contender cpu = math.contender("gemm", Strategy.CPU);
      assertThat(cpu.strategy()).isEqualTo("cpu");
      Benchmark.Result result =
          Benchmark.run(new Config("gemm", List.of(0, 1, 20), 5, List.of(cpu, cpu), SHORT));
      assertThat(result.measurements()).hasSize(6).allMatch(Measurement::bitsEqual);
      // Contenders are called directly: nothing is counted.
      assertThat(math.report()).isEmpty();
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> Benchmark.run(new Config("gemm", List.of(99_999), 5, List.of(cpu), SHORT)))
          .withMessageContaining("gemm of size 99999");
    }
  }

  @Test
  void nonsenseIsAnError() {
    Contender one = fake("one", 1, () -> {});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Config("x", List.of(1), 0, List.of(one), SHORT))
        .withMessage("iterations must be from 1 to 1000000: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Config("x", List.of(1), 2_000_000_000, List.of(one), SHORT))
        .withMessageContaining("2000000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Config("x", List.of(5, -3), 1, List.of(one), SHORT))
        .withMessage("negative size: -3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Config("x", List.of(), 1, List.of(), SHORT))
        .withMessage("nothing to measure: 0 sizes and 0 contenders");
  }
}
