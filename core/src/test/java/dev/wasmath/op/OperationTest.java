package dev.wasmath.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wasmath.plain.PlainKernels;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class OperationTest {
  @ParameterizedTest
  @FieldSource("dev.wasmath.op.Operations#ALL")
  void plainJavaHasEveryOperation(Operation<?> operation) {
    assertThat(PlainKernels.TABLE.find(operation)).isPresent();
    assertThat(Operations.named(operation.name()).orElseThrow()).isSameAs(operation);
    assertThat(Operations.names()).contains(operation.name());
  }

  @Test
  void isEqualToOneOfTheSameParts() {
    Operation<Dot> dot = Dot.OPERATION;
    Operation<Dot> same =
        new Operation<>(
            dot.name(), dot.kernel(), dot.elements(), dot.cost(), dot.sampler(), dot.fusedBound());
    assertThat(same).isEqualTo(dot).hasSameHashCodeAs(dot);
    assertThat(dot.within(FusedBound.ulps(1))).isNotEqualTo(dot);
    assertThat(dot).isNotEqualTo(Sum.OPERATION).isNotEqualTo(dot.name()).isNotEqualTo(null);
  }

  @ParameterizedTest
  @FieldSource("dev.wasmath.op.Operations#ALL")
  void theSizeForACostIsTheLargest(Operation<?> operation) {
    for (int n : Probe.SIZES) {
      long cost = operation.cost().applyAsLong(n);
      assertThat(operation.sizeForCost(cost)).isEqualTo(n);
      assertThat(operation.sizeForCost(cost + 1)).isBetween(n, n + 1);
    }
    assertThat(operation.sizeForCost(Long.MAX_VALUE)).isEqualTo((1 << 21) - 1);
    assertThat(operation.probeSizes()).startsWith(0, 1, 2, 3).contains(207);
  }

  @ParameterizedTest
  @FieldSource("dev.wasmath.op.Operations#ALL")
  void aSampleIsTheSameEveryTimeAndOverwritesItsResult(Operation<?> operation) {
    for (int size : new int[] {0, 1, 17, 100}) {
      double[] first = result(operation, size);
      assertThat(result(operation, size)).isEqualTo(first).doesNotContain(-12345.678);
    }
  }

  private static <K> double[] result(Operation<K> operation, int size) {
    Sample<K> sample = operation.sample(size, Probe.special(5));
    sample.run(PlainKernels.TABLE.find(operation).orElseThrow());
    double[] first = sample.result().clone();
    sample.run(PlainKernels.TABLE.find(operation).orElseThrow());
    assertThat(sample.result()).isEqualTo(first);
    return first;
  }

  @Test
  void namesDiffer() {
    Set<String> names = new HashSet<>();
    Operations.ALL.forEach(operation -> assertThat(names.add(operation.name())).isTrue());
    assertThat(Operations.named("nonsense")).isEmpty();
  }

  @Test
  void aSampleTooLargeForAnArrayIsAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Gemm.OPERATION.sample(100_000, Probe.ordinary(1)))
        .withMessageContainingAll("gemm of size 100000", "10000000000", "2147483639");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dot.OPERATION.sample(-1, Probe.ordinary(1)))
        .withMessage("negative size: -1");
  }

  @Test
  void theProbeIsSplitMix64() {
    // The first output of the published generator for seed 1234567 is 6457827717110365317.
    assertThat(Probe.ordinary(1234567).next())
        .isEqualTo((6457827717110365317L >>> 11) * 0x1p-52 - 1.0);
    assertThat(Probe.special(2).doubles(2000))
        .contains(0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 1e160);
    assertThat(Arrays.stream(Probe.ordinary(2).doubles(2000))).allMatch(x -> x >= -1 && x < 1);
  }
}
