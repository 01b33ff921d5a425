package dev.wasmath.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The seam: memory, calls, and how each of them fails. */
final class EndiveInstanceTest {
  private static final int LIMIT = 3 * WasmInstance.PAGE;

  private final EndiveProgram program = EndiveProgram.compile(Programs.binary("pairs"));
  private final WasmInstance instance = program.instantiate(LIMIT);

  @Test
  void memoryGrowsToItsLimitAndKeepsWhatItHolds() {
    instance.write(8, new double[] {42.0}, 0, 1);
    assertThat(instance.memorySize()).isEqualTo(WasmInstance.PAGE);
    instance.reserve(WasmInstance.PAGE + 1);
    assertThat(instance.memorySize()).isEqualTo(2 * WasmInstance.PAGE);
    instance.reserve(1);
    assertThat(instance.memorySize()).isEqualTo(2 * WasmInstance.PAGE);
    instance.reserve(LIMIT);
    double[] kept = new double[1];
    instance.read(8, kept, 0, 1);
    assertThat(kept).containsExactly(42.0);
  }

  @Test
  void memoryBeyondTheLimitIsRefused() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> instance.reserve(LIMIT + 1))
        .withMessage("%d bytes of memory wanted, the limit is %d", LIMIT + 1, LIMIT);
    assertThat(instance.memorySize()).isEqualTo(WasmInstance.PAGE);
    assertThat((int) instance.function("grow").call(3)).isEqualTo(-1);
  }

  @Test
  void theModulesOwnMaximumCounts() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> program.instantiate(1L << 40).reserve(5 * WasmInstance.PAGE));
  }

  @Test
  void aLimitBelowTheFirstPageIsRefused() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> program.instantiate(WasmInstance.PAGE - 1))
        .withMessage("the module starts with 1 pages of memory, the limit is 0");
  }

  @Test
  void copiesAnyRangeWithItsBits() {
    instance.reserve(LIMIT);
    double[] numbers = new double[20_000];
    Arrays.setAll(numbers, i -> Double.longBitsToDouble(0x9e3779b97f4a7c15L * (i + 1)));
    double[] copy = new double[numbers.length + 2];
    for (int length : new int[] {0, 1, 1023, 1024, 1025, 8192, 19_999}) {
      Arrays.fill(copy, -1.0);
      instance.write(24, numbers, 1, length);
      instance.read(24, copy, 1, length);
      assertThat(copy[0]).isEqualTo(-1.0);
      assertThat(copy[length + 1]).isEqualTo(-1.0);
      for (int i = 1; i <= length; i++) {
        assertThat(Double.doubleToLongBits(copy[i])).isEqualTo(Double.doubleToLongBits(numbers[i]));
      }
    }
  }

  @Test
  void copiesOutsideMemoryAreRefused() {
    double[] two = new double[2];
    for (int address : new int[] {WasmInstance.PAGE - 8, WasmInstance.PAGE, -8}) {
      assertThatExceptionOfType(EngineException.class)
          .isThrownBy(() -> instance.read(address, two, 0, 2));
      assertThatExceptionOfType(EngineException.class)
          .isThrownBy(() -> instance.write(address, two, 0, 2));
    }
  }

  @Test
  void trapsNameTheFunction() {
    for (String function : new String[] {"unreachable", "recurse"}) {
      assertThatExceptionOfType(EngineException.class)
          .isThrownBy(() -> instance.function(function).call())
          .withMessageStartingWith(function + " trapped: ");
    }
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> instance.function("divide").call(1, 0))
        .withMessage("divide trapped: integer divide by zero");
    assertThat(instance.function("divide").call(12, 3)).isEqualTo(4);
  }

  @Test
  void wrongCallsAreRefused() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> instance.function("divide").call(1))
        .withMessage("divide takes 2 arguments, not 1");
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> instance.function("memory"))
        .withMessage("the module exports no function memory");
  }

  @Test
  void aClosedInstanceRefusesEverything() {
    WasmFunction divide = instance.function("divide");
    instance.close();
    instance.close();
    assertThat(instance.memorySize()).isZero();
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> divide.call(4, 2))
        .withMessage("the instance is closed");
    assertThatExceptionOfType(EngineException.class).isThrownBy(() -> instance.reserve(1));
  }

  @Test
  void instancesShareNothing() {
    WasmInstance other = program.instantiate(LIMIT);
    instance.write(0, new double[] {1.0}, 0, 1);
    double[] read = {7.0};
    other.read(0, read, 0, 1);
    assertThat(read).containsExactly(0.0);
  }
}
