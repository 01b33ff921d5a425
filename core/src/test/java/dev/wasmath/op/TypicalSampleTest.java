package dev.wasmath.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Times are measured on numbers as programs have them, not on those that kernels treat one by one.
 */
final class TypicalSampleTest {
  private static final int SIZE = 40;

  /** What kernels take on their usual ways: exponentials far from overflow, angles of few turns. */
  private static final double LARGEST = 8.0;

  /** Operations with tables, or without numbers to spread. */
  private static final Set<Operation<?>> OTHERS = Set.of(HardySum.OPERATION, PowerSums.OPERATION);

  /** The inputs of a sample that are spread over magnitudes: all but tables and outputs. */
  private static <K> List<Double> inputs(Operation<K> operation, Probe probe) {
    List<double[]> arrays = new ArrayList<>();
    Object kernel =
        Proxy.newProxyInstance(
            operation.kernel().getClassLoader(),
            new Class<?>[] {operation.kernel()},
            (self, method, arguments) -> {
              Arrays.stream(arguments)
                  .filter(double[].class::isInstance)
                  .forEach(array -> arrays.add((double[]) array));
              return method.getReturnType() == double.class ? 0.0 : null;
            });
    operation.sample(SIZE, probe).run(operation.kernel().cast(kernel));
    return arrays.stream()
        .limit(Math.max(1, arrays.size() - 1L))
        .flatMapToDouble(Arrays::stream)
        .boxed()
        .toList();
  }

  @Test
  void numbersAreOfOneMagnitude() {
    for (Operation<?> operation : Operations.ALL) {
      if (!OTHERS.contains(operation)) {
        assertThat(inputs(operation, Probe.typical(SIZE)))
            .as(operation.name())
            .isNotEmpty()
            .allMatch(x -> Math.abs(x) <= LARGEST);
      }
    }
  }

  @Test
  void ordinaryOnesAreNot() {
    assertThat(inputs(Exp.OPERATION, Probe.ordinary(SIZE))).anyMatch(x -> Math.abs(x) > 400.0);
    assertThat(inputs(Sin.OPERATION, Probe.ordinary(SIZE))).anyMatch(x -> Math.abs(x) > 1e20);
  }

  @Test
  void logarithmsAndPowersAreOfPositiveNumbers() {
    assertThat(inputs(Log.OPERATION, Probe.typical(SIZE))).allMatch(x -> x > 0.0);
    assertThat(inputs(Log.OPERATION, Probe.ordinary(SIZE))).anyMatch(x -> x < 0.0);
  }

  @Test
  void neighbouringSumsOfCosinesAreOfOneLength() {
    List<Double> inputs = inputs(HardySum.OPERATION, Probe.typical(SIZE));
    List<Double> counts = inputs.subList(2 * SIZE, 3 * SIZE);
    assertThat(counts.subList(0, 24)).containsOnly(16.0);
    assertThat(counts.subList(24, 32)).containsOnly(80.0, 81.0);
    assertThat(counts.subList(0, 32).stream().mapToDouble(it -> it).average())
        .hasValueCloseTo((double) HardySum.TERMS, within(0.5));
  }
}
