package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.op.Operation;
import dev.wasmath.op.Operations;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FirstCallsTest {
  @Test
  void theyComeToEveryOperation() {
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      FirstCalls.make(math);
      for (Operation<?> operation : Operations.ALL) {
        assertThat(math.report(operation.name()).metrics().usage().cpuCalls())
            .as(operation.name())
            .isPositive();
      }
    }
  }

  @Test
  void noCallOfTheirsIsCounted() {
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      FirstCalls.makeApart();
      assertThat(math.metrics().usage().cpuCalls()).isZero();
    }
  }
}
