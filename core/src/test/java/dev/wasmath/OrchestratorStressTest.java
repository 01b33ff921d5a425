package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wasmath.backend.BackendFailure;
import dev.wasmath.backend.Kernels;
import dev.wasmath.op.Axpy;
import dev.wasmath.op.Dot;
import dev.wasmath.plain.PlainKernels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many threads and kernels that are not in order: no result changes, and every call is counted. */
final class OrchestratorStressTest {
  private static final Dot DOT = PlainKernels.TABLE.find(Dot.OPERATION).orElseThrow();
  private static final Axpy AXPY = PlainKernels.TABLE.find(Axpy.OPERATION).orElseThrow();
  private static final Policy EAGER = new Policy.Measured(new Policy.Adr003(-1, 10, 1, -1));
  private static final int THREADS = 64;
  private static final int CALLS = 400;

  private static double[] vector(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = 1.0 / (i + 1);
    }
    return x;
  }

  private static void callFromManyThreads(Wasmath math)
      throws InterruptedException, ExecutionException {
    List<Future<?>> results = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int t = 0; t < THREADS; t++) {
        int thread = t;
        results.add(executor.submit(() -> call(math, thread)));
      }
    }
    for (Future<?> result : results) {
      Object none = result.get();
      assertThat(none).isNull();
    }
  }

  private static void call(Wasmath math, int thread) {
    for (int i = 0; i < CALLS; i++) {
      double[] x = vector(1 + (thread * 37 + i * 101) % 5000);
      double[] y = x.clone();
      assertThat(math.vectors().dot(x, y)).isEqualTo(DOT.dot(x, 0, y, 0, x.length));
      double[] expected = new double[x.length];
      AXPY.axpy(0.5, x, 0, y, 0, expected, 0, x.length);
      assertThat(math.vectors().axpy(0.5, x, y)).isEqualTo(expected);
    }
  }

  @Test
  void sixtyFourVirtualThreadsGetRightResultsAndExactCounts() throws Exception {
    AtomicInteger failures = new AtomicInteger();
    Axpy failing =
        (alpha, x, i, y, j, out, k, n) -> {
          AXPY.axpy(alpha, x, i, y, j, out, k, n / 2);
          if (failures.incrementAndGet() % 100 == 99) {
            throw new BackendFailure("half way");
          }
          AXPY.axpy(alpha, x, i + n / 2, y, j + n / 2, out, k + n / 2, n - n / 2);
        };
    Kernels.Builder kernels =
        Kernels.builder().put(Dot.OPERATION, DOT).put(Axpy.OPERATION, failing);
    for (Policy policy : List.of(EAGER, Policy.always(Strategy.WASM))) {
      try (Wasmath math = FakeBackend.with(kernels).open(policy)) {
        callFromManyThreads(math);
        Metrics.Usage usage = math.metrics().usage();
        assertThat(usage.cpuCalls() + usage.wasmCalls()).isEqualTo(2L * THREADS * CALLS);
        assertThat(math.report())
            .allSatisfy(row -> assertThat(row.load().calls()).isEqualTo(THREADS * CALLS));
      }
    }
  }

  @Test
  void aKernelThatHangsIsGivenUp() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Dot hanging =
        (a, i, b, j, n) -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new BackendFailure("interrupted", e);
          }
          return 0;
        };
    try (Wasmath math =
        Wasmath.builder()
            .policy(EAGER)
            .backends(List.of(FakeBackend.with(Kernels.builder().put(Dot.OPERATION, hanging))))
            .patience(Duration.ofMillis(50))
            .open()) {
      double[] x = vector(3000);
      while (math.events().isEmpty()) {
        assertThat(math.vectors().dot(x, x)).isEqualTo(DOT.dot(x, 0, x, 0, x.length));
      }
      assertThat(math.settle(Duration.ofSeconds(30))).isTrue();
      assertThat(math.explain("dot", 3000).reason())
          .isEqualTo("WebAssembly failed: it did not come back");
    }
  }

  @Test
  void strictnessThrowsWhatAKernelThrew() {
    Dot failing =
        (a, i, b, j, n) -> {
          throw new BackendFailure("trapped");
        };
    try (Wasmath math =
        Wasmath.builder()
            .policy(Policy.always(Strategy.WASM))
            .backends(List.of(FakeBackend.with(Kernels.builder().put(Dot.OPERATION, failing))))
            .strict(true)
            .open()) {
      assertThatExceptionOfType(BackendFailure.class)
          .isThrownBy(() -> math.vectors().dot(vector(3), vector(3)))
          .withMessageContaining("trapped");
    }
  }

  @Test
  void everythingThatHappenedIsInTheJournal() throws Exception {
    List<Event> heard = new ArrayList<>();
    Dot other = (a, i, b, j, n) -> Math.nextUp(DOT.dot(a, i, b, j, n));
    try (Wasmath math = FakeBackend.with(Kernels.builder().put(Dot.OPERATION, other)).open(EAGER)) {
      math.listen(
          event -> {
            synchronized (heard) {
              heard.add(event);
            }
          });
      double _ = math.vectors().dot(vector(3000), vector(3000));
      assertThat(math.settle(Duration.ofSeconds(30))).isTrue();
      assertThat(math.events()).extracting(Event::kind).containsExactly(Event.Kind.WRONG_RESULT);
      synchronized (heard) {
        assertThat(heard).isEqualTo(math.events());
      }
    }
  }
}
