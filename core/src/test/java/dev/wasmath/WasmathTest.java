package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wasmath.backend.Availability;
import dev.wasmath.backend.Backend;
import dev.wasmath.backend.BackendFailure;
import dev.wasmath.backend.Kernels;
import dev.wasmath.op.Add;
import dev.wasmath.op.Dot;
import dev.wasmath.op.PowerSums;
import dev.wasmath.plain.PlainKernels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class WasmathTest {
  private static final Policy ALWAYS_WASM = Policy.always(Strategy.WASM);
  private static final Dot PLAIN_DOT = PlainKernels.TABLE.find(Dot.OPERATION).orElseThrow();

  /** Hot from the first call on, at any size. */
  private static final Policy EAGER = new Policy.Measured(new Policy.Adr003(-1, 10, 1, -1));

  private static final double[] ONE_TWO = {1, 2};

  @Test
  void aBackendAnswersWhereItIsAskedFor() {
    FakeBackend backend =
        FakeBackend.with(Kernels.builder().put(Dot.OPERATION, (a, i, b, j, n) -> 42));
    try (Wasmath math = backend.open(ALWAYS_WASM)) {
      assertThat(math.backends()).containsExactly("fake: for tests");
      assertThat(math.missingBackends()).isEmpty();
      assertThat(math.vectors().dot(ONE_TWO, ONE_TWO)).isEqualTo(42);
      assertThat(math.vectors().norm(new double[] {3, 4})).isEqualTo(5);
      Metrics metrics = math.metrics();
      assertThat(metrics.usage()).isEqualTo(new Metrics.Usage(1, 1));
      assertThat(metrics.usage().wasmUsagePercent()).isEqualTo(50);
      assertThat(metrics.memory()).isEqualTo(new Metrics.Memory(100, 200, 3));
      assertThat(metrics.performance().speedupFactor()).isEmpty();
      assertThat(metrics.performance().avgCpuTime()).isPositive();
      assertThat(metrics.performance().avgWasmTime()).isPositive();
      assertThat(math.report())
          .extracting(OperationReport::operation)
          .containsExactlyInAnyOrder("dot", "norm");
      assertThat(math.vectors().dot(new double[1], new double[1])).isEqualTo(42);
      assertThat(math.report("dot").largest().elements()).isEqualTo(2);
      assertThat(math.report("dot").metrics().performance().wasm().p99()).isEmpty();
      assertThat(math.explain("dot", 5).strategy()).isEqualTo(Strategy.WASM);
      assertThat(math.explain("gemm", 5).reason()).isEqualTo("no WebAssembly kernel");
    }
  }

  @Test
  void plainJavaAnswersForAKernelThatFails() {
    List<Runnable> failures = new ArrayList<>();
    failures.add(() -> thrown(new BackendFailure("trapped")));
    failures.add(() -> thrown(new StackOverflowError()));
    failures.add(() -> thrown(new OutOfMemoryError("refused")));
    failures.add(() -> thrown(new NoClassDefFoundError("Vector")));
    failures.add(() -> thrown(new IllegalStateException()));
    for (Runnable failure : failures) {
      AtomicInteger calls = new AtomicInteger();
      Dot failing =
          (a, i, b, j, n) -> {
            calls.incrementAndGet();
            failure.run();
            return 0;
          };
      try (Wasmath math =
          FakeBackend.with(Kernels.builder().put(Dot.OPERATION, failing)).open(ALWAYS_WASM)) {
        assertThat(math.vectors().dot(ONE_TWO, ONE_TWO)).isEqualTo(5);
        assertThat(math.vectors().dot(ONE_TWO, ONE_TWO)).isEqualTo(5);
        assertThat(calls).hasValue(1);
        assertThat(math.metrics().usage()).isEqualTo(new Metrics.Usage(2, 0));
        Decision decision = math.report().getFirst().largest();
        assertThat(decision.strategy()).isEqualTo(Strategy.CPU);
        assertThat(decision.reason()).startsWith("WebAssembly failed: ");
      }
    }
  }

  private static void thrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  @Test
  void aKernelThatFailsHalfWayDoesNotSpoilAnInputThatIsTheOutput() {
    Add failing =
        (a, i, b, j, out, k, n) -> {
          out[k] = 1000;
          throw new BackendFailure("trapped");
        };
    Kernels.Builder kernels = Kernels.builder().put(Add.OPERATION, failing);
    try (Wasmath math = FakeBackend.with(kernels).open(ALWAYS_WASM)) {
      double[] a = {1, 2};
      assertThat(math.vectors().add(a, ONE_TWO, a)).containsExactly(2, 4);
    }
    try (Wasmath math = FakeBackend.with(kernels).open(ALWAYS_WASM)) {
      double[] b = {1, 2};
      assertThat(math.vectors().add(ONE_TWO, b, b)).containsExactly(2, 4);
    }
  }

  @Test
  void otherBitsAreNeverChosen() throws InterruptedException {
    Dot other = (a, i, b, j, n) -> Math.nextUp(PLAIN_DOT.dot(a, i, b, j, n));
    Kernels.Builder kernels = Kernels.builder().put(Dot.OPERATION, other);
    try (Wasmath math = FakeBackend.with(kernels).open(EAGER)) {
      assertThat(math.vectors().dot(ONE_TWO, ONE_TWO)).isEqualTo(5);
      assertThat(math.settle(Duration.ofSeconds(30))).isTrue();
      assertThat(math.vectors().dot(ONE_TWO, ONE_TWO)).isEqualTo(5);
      assertThat(math.metrics().usage().wasmCalls()).isEqualTo(0);
      assertThat(math.metrics().performance().speedupFactor()).isEmpty();
      // Not at a size that was never tried either.
      for (int size : new int[] {2, 5000}) {
        assertThat(math.explain("dot", size).reason())
            .isEqualTo("WebAssembly gave other bits: it gave other results on scratch data");
      }
    }
  }

  @Test
  void aKernelThatFailsInItsTrialIsNotChosen() throws InterruptedException {
    Dot failing =
        (a, i, b, j, n) -> {
          throw new BackendFailure("trapped");
        };
    Kernels.Builder kernels = Kernels.builder().put(Dot.OPERATION, failing);
    try (Wasmath math = FakeBackend.with(kernels).open(EAGER)) {
      assertThat(math.vectors().dot(ONE_TWO, ONE_TWO)).isEqualTo(5);
      assertThat(math.settle(Duration.ofSeconds(30))).isTrue();
      assertThat(math.explain("dot", 2).reason())
          .startsWith("WebAssembly failed: trapped; it returns in ");
    }
  }

  @Test
  void aKernelThatWonItsTrialIsChosen() throws InterruptedException {
    PowerSums plain = PlainKernels.TABLE.find(PowerSums.OPERATION).orElseThrow();
    Map<Double, double[]> remembered = new ConcurrentHashMap<>();
    PowerSums remembering =
        (s, out, offset, n) -> {
          double[] sums = remembered.get(s);
          if (sums == null || sums.length != n) {
            plain.powerSums(s, out, offset, n);
            remembered.put(s, Arrays.copyOfRange(out, offset, offset + n));
          } else {
            System.arraycopy(sums, 0, out, offset, n);
          }
        };
    Kernels.Builder kernels = Kernels.builder().put(PowerSums.OPERATION, remembering);
    // Hot from the first call on, so that the machine's speed does not matter.
    Policy hotAtOnce = new Policy.Adr003(1e9, 1e9, 1e-9, 100);
    try (Wasmath math = FakeBackend.with(kernels).open(hotAtOnce)) {
      Sequences sequences = math.sequences();
      assertThat(math.explain("powerSums", 1000).reason()).startsWith("not hot: ");
      double[] before = sequences.zetaPartialSums(2, 1000);
      assertThat(math.explain("powerSums", 1000).reason())
          .isNotEqualTo("no WebAssembly kernel")
          .doesNotStartWith("not hot");
      assertThat(sequences.zetaPartialSums(2, 1000)).isEqualTo(before);
      assertThat(math.settle(Duration.ofSeconds(30))).isTrue();
      Decision decision = math.explain("powerSums", 1000);
      assertThat(decision.reason()).startsWith("WebAssembly ").contains("faster");
      assertThat(sequences.zetaPartialSums(2, 1000)).isEqualTo(before);
      assertThat(math.metrics().usage().wasmCalls()).isEqualTo(1);
      assertThat(math.metrics().performance().speedupFactor().orElseThrow()).isGreaterThan(1);
      // Small inputs stay in plain Java, however hot.
      assertThat(math.explain("powerSums", 100).reason()).isEqualTo("small: 100 elements");
    }
  }

  @Test
  void aMissingBackendIsReported() {
    FakeBackend missing = new FakeBackend(new Availability.Missing("add a flag"));
    try (Wasmath math = missing.open(ALWAYS_WASM)) {
      assertThat(math.backends()).isEmpty();
      assertThat(math.missingBackends()).containsExactly("fake: add a flag");
      assertThat(math.vectors().dot(ONE_TWO, ONE_TWO)).isEqualTo(5);
      assertThat(math.explain("dot", 2).reason()).isEqualTo("no WebAssembly kernel");
    }
    assertThat(missing.closings()).isEqualTo(0);
  }

  @Test
  void aBackendThatCannotBeOpenedOrLoadedIsMissing() {
    Iterable<Backend> broken =
        () -> {
          throw new ServiceConfigurationError("bad provider");
        };
    try (Wasmath math = Wasmath.builder().backendsOf(broken).open()) {
      assertThat(math.missingBackends()).hasSize(1);
      assertThat(math.missingBackends().getFirst()).contains("bad provider");
    }
  }

  @Test
  void afterClosingPlainJavaAnswers() throws InterruptedException {
    FakeBackend backend =
        FakeBackend.with(Kernels.builder().put(Dot.OPERATION, (a, i, b, j, n) -> 42));
    Wasmath math = backend.open(ALWAYS_WASM);
    assertThat(math.vectors().dot(ONE_TWO, ONE_TWO)).isEqualTo(42);
    math.close();
    math.close();
    assertThat(backend.closings()).isEqualTo(1);
    assertThat(math.vectors().dot(ONE_TWO, ONE_TWO)).isEqualTo(5);
    assertThat(math.settle(Duration.ofSeconds(30))).isTrue();
  }

  @Test
  void callsOfEightThreadsAreCountedExactly() throws InterruptedException {
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      double[] x = new double[50];
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        Thread thread =
            new Thread(
                () -> {
                  for (int i = 0; i < 5000; i++) {
                    double unused = math.vectors().dot(x, x);
                    assertThat(unused).isEqualTo(0);
                  }
                });
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(math.metrics().usage()).isEqualTo(new Metrics.Usage(40_000, 0));
      assertThat(math.report().getFirst().load().calls()).isEqualTo(40_000);
    }
  }

  @Test
  void unknownNamesAndSizesAreErrors() {
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      assertThat(math.policy()).isEqualTo(Policy.measured());
      assertThat(math.report()).isEmpty();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> math.explain("dott", 1))
          .withMessageStartingWith("unknown operation: dott; there are add, subtract, hadamard");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> math.explain("dot", -1))
          .withMessage("negative size: -1");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> math.contender("dot", Strategy.WASM))
          .withMessage("no wasm kernel for dot");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Strategy.labelled("gpu"))
          .withMessage("unknown strategy: gpu; there are cpu and wasm");
      assertThat(Strategy.labelled("wasm")).isEqualTo(Strategy.WASM);
    }
  }
}
