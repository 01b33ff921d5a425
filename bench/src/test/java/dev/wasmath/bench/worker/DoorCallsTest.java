package dev.wasmath.bench.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wasmath.Wasmath;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Operations;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoorCallsTest {
  @Test
  void aDoorLeadsToEveryOperation() {
    for (Operation<?> operation : Operations.ALL) {
      try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
        long _ = new DoorCalls(math).of(operation.name(), List.of(9, 9, 9)).run();
        assertThat(math.report(operation.name()).load().calls()).as(operation.name()).isPositive();
      }
    }
  }

  @Test
  void anUnknownOperationIsRefused() {
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      DoorCalls calls = new DoorCalls(math);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> calls.of("cosine", List.of(9)))
          .withMessage("no door to cosine");
    }
  }
}
