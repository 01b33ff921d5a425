package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.backend.Kernels;
import dev.wasmath.op.Dot;
import dev.wasmath.plain.PlainKernels;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportsTest {
  private static final Policy EAGER = new Policy.Measured(new Policy.Adr003(-1, 10, 1, -1));
  private static final Dot PLAIN_DOT = PlainKernels.TABLE.find(Dot.OPERATION).orElseThrow();

  /** Fast below a hundred elements, slow above. */
  private static final Dot CROSSING =
      (a, i, b, j, n) -> {
        double result = PLAIN_DOT.dot(a, i, b, j, n);
        for (int again = 0; n > 100 && again < 3; again++) {
          result = PLAIN_DOT.dot(a, i, b, j, n);
        }
        return result;
      };

  @Test
  void sizeClassesAreThoseCalledOrMeasuredOrBetween() throws InterruptedException {
    Kernels.Builder kernels = Kernels.builder().put(Dot.OPERATION, CROSSING);
    try (Wasmath math = FakeBackend.with(kernels).open(EAGER)) {
      assertThat(math.sizeClasses("dot")).isEmpty();
      double[] x = new double[3];
      assertThat(math.vectors().dot(x, x)).isZero();
      assertThat(math.settle(Duration.ofSeconds(60))).isTrue();
      List<SizeClassReport> classes = math.sizeClasses("dot");
      assertThat(classes)
          .isSortedAccordingTo(Comparator.comparingLong(SizeClassReport::costFrom))
          .allSatisfy(it -> assertThat(it.elements()).isBetween(it.costFrom(), it.costTo()))
          .allSatisfy(it -> assertThat(it.isMeasured()).isEqualTo(it.evidence().isPresent()));
      SizeClassReport called = classes.getFirst();
      assertThat(called.costFrom()).isEqualTo(3);
      assertThat(called.recentNanos()).isPresent();
      assertThat(called.isMeasured()).isTrue();
      assertThat(classes.stream().filter(SizeClassReport::isMeasured))
          .hasSizeBetween(6, 16)
          .allSatisfy(
              it -> {
                Evidence evidence = it.evidence().orElseThrow();
                assertThat(evidence.pairs()).isGreaterThanOrEqualTo(6);
                assertThat(it.ratio().orElseThrow()).isEqualTo(evidence.ratio());
              });
      SizeClassReport large = classes.getLast();
      assertThat(large.costFrom()).isLessThanOrEqualTo(1 << 20);
      assertThat(large.costTo()).isGreaterThan(1 << 20);
      assertThat(large.isMeasured()).isTrue();
      assertThat(large.strategy()).isEqualTo(Strategy.CPU);
      assertThat(large.ratio().orElseThrow()).isLessThan(1);
      // Between those measured nothing is missing.
      for (int i = 2; i < classes.size(); i++) {
        assertThat(classes.get(i).costFrom()).isEqualTo(classes.get(i - 1).costTo());
        assertThat(classes.get(i).ratio()).isPresent();
      }
    }
  }

  @Test
  void thinProductsAreClassesOfTheirOwn() {
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      Matrix column = Matrix.of(1000, 1, new double[1000]);
      Matrix _ = math.matrices().multiply(Matrix.of(1, 1000, new double[1000]), column);
      Matrix square = Matrix.of(32, 32, new double[1024]);
      Matrix _ = math.matrices().multiply(square, square);
      List<SizeClassReport> classes = math.sizeClasses("gemm");
      assertThat(classes).hasSize(2).allMatch(it -> it.strategy() == Strategy.CPU);
      assertThat(classes.getFirst().elements()).isBetween(800L, 1200L);
      assertThat(classes.getLast().elements()).isBetween(800L, 1200L);
      assertThat(classes.getLast().costFrom()).isBetween(26_000L, 32_768L);
    }
  }

  @Test
  void belowTheAdrsElementsPlainJavaServes() throws InterruptedException {
    Policy hotAtOnce = new Policy.Adr003(1e9, 1e9, 1e-9, 1 << 12);
    double[] last = new double[1];
    Dot remembering =
        (a, i, b, j, n) -> {
          last[0] = n > 1 << 21 ? last[0] : PLAIN_DOT.dot(a, i, b, j, n);
          return last[0];
        };
    Kernels.Builder kernels = Kernels.builder().put(Dot.OPERATION, remembering);
    try (Wasmath math = FakeBackend.with(kernels).open(hotAtOnce)) {
      double[] x = new double[1000];
      assertThat(math.vectors().dot(x, x)).isZero();
      assertThat(math.settle(Duration.ofSeconds(60))).isTrue();
      assertThat(math.sizeClasses("dot"))
          .filteredOn(it -> it.elements() <= 1 << 12)
          .isNotEmpty()
          .allMatch(it -> it.strategy() == Strategy.CPU);
    }
  }

  @Test
  void whatTookTheMostTimeIsFirst() {
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      double[] short2 = new double[2];
      double[] long2 = new double[200_000];
      assertThat(math.vectors().dot(short2, short2)).isZero();
      double[] _ = math.vectors().add(long2, long2);
      for (int i = 0; i < 20; i++) {
        assertThat(math.vectors().norm(long2)).isZero();
      }
      assertThat(math.report())
          .isSortedAccordingTo(
              Comparator.comparingDouble((OperationReport it) -> it.load().totalSeconds())
                  .reversed())
          .extracting(OperationReport::operation)
          .containsExactlyInAnyOrder("dot", "add", "norm");
      assertThat(math.report("gemm").load()).isEqualTo(new Load(0, 0, 0, 0));
      assertThat(math.report("norm").metrics().usage().cpuCalls()).isEqualTo(20);
      assertThatIllegalArgumentException().isThrownBy(() -> math.report("no"));
      assertThatIllegalArgumentException().isThrownBy(() -> math.sizeClasses("no"));
    }
  }

  @Test
  void averagesAreOfTheCallsThatWereLookedAt() {
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      double[] x = new double[100_000];
      for (int i = 0; i < 1000; i++) {
        assertThat(math.vectors().dot(x, x)).isZero();
      }
      Metrics.Performance dot = math.report("dot").metrics().performance();
      // Of all operations together it is the average over all calls.
      assertThat(math.metrics().performance().avgCpuTime()).isEqualTo(dot.avgCpuTime());
      double[] tiny = new double[1];
      for (int i = 0; i < 9000; i++) {
        double[] _ = math.vectors().add(tiny, tiny);
      }
      double add = math.report("add").metrics().performance().avgCpuTime();
      assertThat(math.metrics().performance().avgCpuTime())
          .isEqualTo(0.1 * dot.avgCpuTime() + 0.9 * add, within(1.0));
    }
  }
}
