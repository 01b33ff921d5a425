package dev.wasmath.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.Policy;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.backend.Availability;
import dev.wasmath.backend.Backend;
import dev.wasmath.backend.BackendFailure;
import dev.wasmath.backend.Kernels;
import dev.wasmath.backend.MemoryUse;
import dev.wasmath.op.Add;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Operations;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WasmathMetricsTest {
  /** Adds well, and fails at dot. */
  private static final Backend BACKEND =
      new Backend() {
        @Override
        public String name() {
          return "fake";
        }

        @Override
        public Availability open() {
          Add add =
              (a, i, b, j, out, k, n) -> {
                for (int e = 0; e < n; e++) {
                  out[k + e] = a[i + e] + b[j + e];
                }
              };
          Dot dot =
              (a, i, b, j, n) -> {
                throw new BackendFailure("trapped");
              };
          return new Availability.Ready(
              Kernels.builder().put(Add.OPERATION, add).put(Dot.OPERATION, dot).build(), "tests");
        }

        @Override
        public MemoryUse memory() {
          return new MemoryUse(100, 200, 3);
        }

        @Override
        public void close() {}
      };

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private Wasmath bound() {
    Wasmath math =
        Wasmath.builder().policy(Policy.always(Strategy.WASM)).backends(List.of(BACKEND)).open();
    new WasmathMetrics(math).bindTo(registry);
    return math;
  }

  private FunctionTimer calls(String operation, String strategy) {
    return registry
        .get("wasmath.call")
        .tag("operation", operation)
        .tag("strategy", strategy)
        .functionTimer();
  }

  @Test
  void metersReadWhatWasCounted() {
    double[] x = {3, 4};
    try (Wasmath math = bound()) {
      for (int i = 0; i < 10; i++) {
        assertThat(math.vectors().add(x, x)).containsExactly(6, 8);
      }
      assertThat(math.vectors().dot(x, x)).isEqualTo(25);
      assertThat(math.vectors().norm(x)).isEqualTo(5);
      assertThat(calls("add", "wasm").count()).isEqualTo(10);
      assertThat(calls("add", "cpu").count()).isZero();
      assertThat(calls("add", "wasm").totalTime(TimeUnit.SECONDS)).isBetween(1e-9, 10.0);
      // Plain Java answered for the one that failed.
      assertThat(calls("dot", "cpu").count()).isEqualTo(1);
      assertThat(calls("dot", "wasm").count()).isZero();
      assertThat(registry.get("wasmath.events").tag("kind", "fallback").functionCounter().count())
          .isEqualTo(1);
      assertThat(registry.get("wasmath.hot").tag("operation", "add").gauge().value()).isZero();
      assertThat(registry.get("wasmath.speedup").tag("operation", "add").gauge().value()).isNaN();
      assertThat(
              registry
                  .get("wasmath.saved")
                  .tag("operation", "add")
                  .timeGauge()
                  .value(TimeUnit.SECONDS))
          .isZero();
      assertThat(registry.get("wasmath.memory").gauge().value()).isEqualTo(100);
      assertThat(registry.get("wasmath.memory.peak").gauge().value()).isEqualTo(200);
      assertThat(registry.get("wasmath.memory.allocations").functionCounter().count()).isEqualTo(3);
    }
  }

  @Test
  void thereIsNoMeterForWhatIsNotImplemented() {
    try (Wasmath math = bound()) {
      assertThat(math.implemented("norm", Strategy.WASM)).isFalse();
      int operations = Operations.ALL.size();
      assertThat(registry.get("wasmath.call").meters()).hasSize(operations + 2);
      assertThat(registry.get("wasmath.speedup").meters())
          .extracting(Meter::getId)
          .extracting(id -> id.getTag("operation"))
          .containsExactlyInAnyOrder("add", "dot");
      assertThat(registry.get("wasmath.hot").meters()).hasSize(operations);
    }
  }
}
