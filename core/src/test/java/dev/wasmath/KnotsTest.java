package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.op.Dot;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Kernels that take as long as their cost, or half of it, by a clock that they move. */
final class KnotsTest {
  private final AtomicLong time = new AtomicLong();
  private final List<Integer> measured = new ArrayList<>();

  private <K> Knots knots(Operation<K> operation, K plain, K wasm, long first) {
    Rehearsal<K> rehearsal =
        new Rehearsal<>(operation, plain, wasm, () -> {}, false, time::incrementAndGet);
    return new Knots(
        rehearsal,
        (sizeClass, pairs) -> {
          measured.add(sizeClass);
          double[] pair = pairs.iterator().next();
          return pair[1] < pair[0] ? Strategy.WASM : Strategy.CPU;
        },
        first);
  }

  private Dot dot(double each, long before) {
    return (a, aOffset, b, bOffset, n) -> {
      time.addAndGet(before + (long) (each * n));
      return 0;
    };
  }

  private Gemm gemm(double each) {
    return (m,
        n,
        k,
        alpha,
        a,
        aOffset,
        aRow,
        aColumn,
        b,
        bOffset,
        bRow,
        bColumn,
        beta,
        c,
        cOffset,
        cRow) -> time.addAndGet((long) (each * m * n * k));
  }

  @Test
  void theSizeThatMattersIsFirstAndEachStepMeasuresOne() {
    Knots knots = knots(Dot.OPERATION, dot(1000, 0), dot(500, 0), 5000);
    assertThat(knots.measureNext()).isTrue();
    assertThat(measured).containsExactly(SizeClass.ofCost(5000));
    assertThat(knots.measureNext()).isTrue();
    assertThat(measured).hasSize(2).endsWith(SizeClass.ofCost(1 << 20));
    while (knots.measureNext()) {
      assertThat(measured).doesNotHaveDuplicates();
    }
    // Nothing lies between sizes that agree.
    assertThat(measured).hasSize(7);
  }

  @Test
  void theCrossoverIsLookedForBetweenSizesThatDisagree() {
    Knots knots = knots(Dot.OPERATION, dot(1000, 0), dot(500, 1_000_000), 1 << 20);
    while (knots.measureNext()) {
      assertThat(measured.size()).isLessThan(20);
    }
    // Both take 2 ms at 2000 elements.
    assertThat(measured).contains(SizeClass.ofCost(2000));
  }

  @Test
  void productsAreMeasuredWhereElementsAreUsedMostOften() {
    Knots knots = knots(Gemm.OPERATION, gemm(100), gemm(50), 1 << 12);
    assertThat(knots.measureNext()).isTrue();
    assertThat(knots.measureNext()).isTrue();
    assertThat(SizeClass.uses(measured.getLast())).isEqualTo(128);
    assertThat(SizeClass.uses(measured.getFirst())).isEqualTo(16);
  }
}
