package dev.wasmath.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wasmath.engine.WarmUpReport.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kernels that serve from scalar code first: what serves when, and how a warm-up ends. In a JVM of
 * its own: after the other tests HotSpot's compiler may be busy with their code for a minute.
 */
@Isolated
@Tag("own-jvm")
class TieredTest {
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Executor AT_ONCE = Runnable::run;

  /** The export {@code dot} of kernels.ts, on arrays. */
  public interface ArrayDot {
    /** Calls it. */
    double of(double[] a, int aOffset, double[] b, int bOffset, int n);
  }

  /** The same on linear memory. */
  public interface MemoryDot {
    /** Calls it. */
    double of(int a, int b, int n);
  }

  /** The export {@code sum} of bind.wat, which has no vectors. */
  public interface Sum {
    /** Calls it. */
    double of(double[] x, int offset, int n);
  }

  /** The export {@code bytes} of bind.wat, which cannot be bound. */
  public interface Bytes {
    /** Calls it. */
    int of(double[] x, int offset);
  }

  private static Instance instance(String resource, Lowering lowering) {
    try (InputStream in = TieredTest.class.getResourceAsStream(resource)) {
      return WasmModule.parse(Objects.requireNonNull(in).readAllBytes())
          .compile(CompileOptions.defaults().withLowering(lowering))
          .instantiate(Imports.none());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instance kernels(Lowering lowering) {
    return instance("pack/kernels.wasm", lowering);
  }

  private static double[] numbers(int n) {
    double[] numbers = new double[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = 1.0 / (i + 1);
    }
    return numbers;
  }

  private static WarmUp<ArrayDot> dots() {
    double[] scratch = numbers(512);
    return dot -> {
      double _ = dot.of(scratch, 0, scratch, 0, scratch.length);
    };
  }

  @ParameterizedTest
  @EnumSource(names = {"V128", "V256", "V512"})
  void vectorCodeTakesOver(Lowering lowering) throws InterruptedException {
    double[] x = numbers(1000);
    try (Instance instance = kernels(lowering)) {
      double expected = instance.bind("dot", ArrayDot.class).of(x, 0, x, 0, 992);
      boolean isNative = lowering.bits() <= HostSupport.preferredBits();
      Tiered<ArrayDot> tiered =
          isNative
              ? instance.tiered("dot", ArrayDot.class, dots())
              : instance.tiered("dot", ArrayDot.class, dots(), WarmUpThread.shared(), SHORT);
      assertThat(tiered.kernel().of(x, 0, x, 0, 992)).isEqualTo(expected);
      WarmUpReport report = tiered.await(LONG).orElseThrow();
      // A busy machine may make either class the slower one; nothing else may happen.
      assertThat(report.outcome()).isIn(Outcome.VECTOR, Outcome.REJECTED);
      boolean vectors = report.outcome() == Outcome.VECTOR;
      assertThat(tiered.serving()).isEqualTo(vectors ? lowering : Lowering.SCALAR);
      assertThat(tiered.kernel().of(x, 0, x, 0, 992)).isEqualTo(expected);
      assertThat(report.scalar()).isPresent();
      double allocated = report.vector().orElseThrow().allocatedBytes();
      if (isNative) {
        assertThat(allocated).isLessThan(1);
      } else {
        // The processor has no vectors as wide: HotSpot boxes them, and they are not used.
        assertThat(allocated).isGreaterThan(1);
        assertThat(report.outcome()).isEqualTo(Outcome.REJECTED);
      }
    }
  }

  @Test
  void theFirstCallStartsTheWarmUp() {
    List<Runnable> queue = new ArrayList<>();
    double[] x = numbers(16);
    try (Instance instance = kernels(Lowering.V128)) {
      Tiered<ArrayDot> tiered = instance.tiered("dot", ArrayDot.class, dots(), queue::add);
      assertThat(queue).isEmpty();
      double scalar = tiered.kernel().of(x, 0, x, 0, 16);
      assertThat(queue).hasSize(1);
      CompletableFuture<WarmUpReport> report = tiered.warmUp();
      assertThat(queue).hasSize(1);
      assertThat(report).isNotDone();
      assertThat(tiered.serving()).isEqualTo(Lowering.SCALAR);
      queue.getFirst().run();
      assertThat(report).isCompleted();
      assertThat(tiered.kernel().of(x, 0, x, 0, 16)).isEqualTo(scalar);
    }
  }

  @Test
  void callsDuringTheCompilationGetTheSame() throws InterruptedException {
    double[] x = numbers(1000);
    try (Instance instance = kernels(Lowering.SCALAR)) {
      double expected = instance.bind("dot", ArrayDot.class).of(x, 0, x, 0, 992);
      ArrayDot dot = instance.tiered("dot", ArrayDot.class, dots()).kernel();
      List<Double> results = Collections.synchronizedList(new ArrayList<>());
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        threads.add(Thread.ofPlatform().start(() -> results.add(dot.of(x, 0, x, 0, 992))));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(results).hasSize(4).containsOnly(expected);
    }
  }

  @Test
  void whatCannotBeCompiledAheadSaysSoAtEachCall() {
    try (Instance instance = instance("bind/bind.wasm", Lowering.V128)) {
      Bytes bytes = instance.tiered("bytes", Bytes.class, kernel -> {}).kernel();
      for (int call = 0; call < 2; call++) {
        assertThatExceptionOfType(BindingException.class)
            .isThrownBy(() -> bytes.of(new double[1], 0));
      }
    }
  }

  @Test
  void aKernelOnLinearMemoryWarmsUpInItsScratchRegion() throws InterruptedException {
    try (Instance instance = kernels(Lowering.V128)) {
      for (int i = 0; i < 64; i++) {
        instance.memory("memory").segment().set(ValueLayout.JAVA_DOUBLE, 8L * i, i);
      }
      Tiered<MemoryDot> tiered =
          instance.tiered(
              "dot",
              MemoryDot.class,
              dot -> {
                double _ = dot.of(4096, 8192, 256);
              });
      MemoryDot dot = tiered.kernel();
      assertThat(dot.of(0, 0, 64)).isEqualTo(63 * 64 * 127 / 6.0);
      assertThat(tiered.await(LONG).orElseThrow().outcome()).isIn(Outcome.VECTOR, Outcome.REJECTED);
      assertThat(dot.of(0, 0, 64)).isEqualTo(63 * 64 * 127 / 6.0);
    }
  }

  @Test
  void slowVectorsAreRejectedAfterASecondAttempt() {
    try (Instance instance = kernels(Lowering.V128)) {
      List<ArrayDot> seen = new ArrayList<>();
      WarmUpReport report =
          report(
              instance,
              dot -> {
                remember(seen, dot);
                if (seen.indexOf(dot) > 0) { // the first is the scalar class
                  sleep();
                }
              });
      assertThat(report.outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(report.attempts()).isEqualTo(2);
      assertThat(report.reason()).startsWith("vectors take ").endsWith(" as scalars");
      assertThat(seen).hasSize(3);
    }
  }

  @Test
  void boxedVectorsAreNoticed() {
    try (Instance instance = kernels(Lowering.V128)) {
      List<ArrayDot> seen = new ArrayList<>();
      AtomicReference<byte[]> box = new AtomicReference<>(new byte[0]);
      WarmUpReport report =
          report(
              instance,
              dot -> {
                remember(seen, dot);
                if (seen.indexOf(dot) > 0) {
                  box.set(new byte[64]);
                }
                dots().run(dot);
              });
      assertThat(box.get()).hasSize(64);
      assertThat(report.attempts()).isEqualTo(2);
      assertThat(report.vector().orElseThrow().allocatedBytes()).isGreaterThan(64);
    }
  }

  @Test
  void theJvmsCompilerIsWaitedFor() {
    Duration limit = Duration.ofSeconds(2);
    List<ArrayDot> seen = new ArrayList<>();
    AtomicLong start = new AtomicLong();
    WarmUp<ArrayDot> likeUncompiledCode =
        dot -> {
          remember(seen, dot);
          if (seen.indexOf(dot) > 0) { // the first is the scalar class
            start.compareAndSet(0, System.nanoTime());
            if (System.nanoTime() - start.get() < 3 * limit.toNanos()) {
              sleep();
            }
          }
          dots().run(dot);
        };
    try (Instance instance = kernels(Lowering.V128)) {
      WarmUpReport report =
          instance
              .tiered("dot", ArrayDot.class, likeUncompiledCode, AT_ONCE, limit)
              .warmUp()
              .join();
      assertThat(report.attempts()).isEqualTo(1);
      assertThat(report.outcome()).isEqualTo(Outcome.VECTOR);
    }
  }

  private static void remember(List<ArrayDot> seen, ArrayDot dot) {
    if (!seen.contains(dot)) {
      seen.add(dot);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static WarmUpReport report(Instance instance, WarmUp<ArrayDot> warmUp) {
    Duration limit = Duration.ofMillis(100);
    return instance.tiered("dot", ArrayDot.class, warmUp, AT_ONCE, limit).warmUp().join();
  }

  /** Counts small calls, and those of kernels that had not been called on all the data before. */
  private static final class Counting implements WarmUp<ArrayDot> {
    private final double[] scratch = numbers(512);
    private final List<ArrayDot> seen = new ArrayList<>();
    private int small;
    private int uninitiated;

    @Override
    public void run(ArrayDot dot) {
      remember(seen, dot);
      double _ = dot.of(scratch, 0, scratch, 0, scratch.length);
    }

    @Override
    public void runSmall(ArrayDot dot) {
      small++;
      uninitiated += seen.contains(dot) ? 0 : 1;
      double _ = dot.of(scratch, 0, scratch, 0, 32);
    }
  }

  @Test
  void vectorCodeIsCompiledBySmallCallsAfterOneOfAllData() {
    Counting calls = new Counting();
    try (Instance instance = kernels(Lowering.V128)) {
      Tiered<ArrayDot> dot = instance.tiered("dot", ArrayDot.class, calls, AT_ONCE);
      assertThat(dot.warmUp().join().outcome()).isIn(Outcome.VECTOR, Outcome.REJECTED);
    }
    assertThat(calls.small).isGreaterThan(4);
    assertThat(calls.uninitiated).isZero();
  }

  @Test
  void withoutVectorsScalarCodeStays() {
    try (Instance scalars = kernels(Lowering.SCALAR);
        Instance plain = instance("bind/bind.wasm", Lowering.V128)) {
      assertThat(report(scalars, dots()).outcome()).isEqualTo(Outcome.SCALAR);
      double[] x = numbers(8);
      Tiered<Sum> sum =
          plain.tiered(
              "sum",
              Sum.class,
              kernel -> {
                double _ = kernel.of(x, 0, x.length);
              },
              AT_ONCE);
      assertThat(sum.warmUp().join().outcome()).isEqualTo(Outcome.SCALAR);
      assertThat(sum.kernel().of(x, 0, 2)).isEqualTo(1.5);
    }
  }

  @Test
  void whatThrowsIsReportedAndScalarCodeStays() {
    try (Instance instance = kernels(Lowering.V128)) {
      Tiered<ArrayDot> tiered =
          instance.tiered(
              "dot",
              ArrayDot.class,
              dot -> {
                double _ = dot.of(new double[0], 0, new double[0], 0, 16);
              },
              AT_ONCE);
      WarmUpReport report = tiered.warmUp().join();
      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(report.reason()).contains("out of bounds");
      assertThat(tiered.kernel().of(numbers(16), 0, numbers(16), 0, 16)).isGreaterThan(1);
    }
  }

  @Test
  void aClosedInstanceIsNotWarmedUp() {
    List<Runnable> queue = new ArrayList<>();
    Instance instance = kernels(Lowering.V128);
    CompletableFuture<WarmUpReport> report =
        instance.tiered("dot", ArrayDot.class, dots(), queue::add).warmUp();
    instance.close();
    queue.getFirst().run();
    assertThat(report.join().outcome()).isEqualTo(Outcome.CLOSED);
  }

  @Test
  void withoutAThreadScalarCodeStays() {
    Executor none =
        work -> {
          throw new RejectedExecutionException();
        };
    double[] x = numbers(16);
    try (Instance instance = kernels(Lowering.V128)) {
      Tiered<ArrayDot> tiered = instance.tiered("dot", ArrayDot.class, dots(), none);
      assertThat(tiered.kernel().of(x, 0, x, 0, 16)).isGreaterThan(1);
      assertThat(tiered.warmUp().join().outcome()).isEqualTo(Outcome.CLOSED);
    }
  }

  @Test
  void whatCannotBeBoundSaysSoAtEachCall() {
    try (Instance instance = instance("bind/bind.wasm", Lowering.V128)) {
      Tiered<Bytes> tiered =
          instance.tiered(
              "bytes",
              Bytes.class,
              kernel -> {
                int _ = kernel.of(new double[1], 0);
              },
              AT_ONCE);
      for (int call = 0; call < 2; call++) {
        assertThatExceptionOfType(BindingException.class)
            .isThrownBy(() -> tiered.kernel().of(new double[1], 0));
      }
      assertThat(tiered.warmUp().join().outcome()).isEqualTo(Outcome.FAILED);
    }
  }

  @Test
  void theInterfaceIsCheckedAtOnce() {
    try (Instance instance = kernels(Lowering.V128)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> instance.tiered("dot", Sum.class, sum -> {}))
          .withMessageContaining("\"dot\" is ");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> instance.tiered("none", Sum.class, sum -> {}));
    }
  }
}
