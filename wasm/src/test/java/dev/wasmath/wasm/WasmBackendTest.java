package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wasmath.backend.Availability;
import dev.wasmath.backend.Backend;
import dev.wasmath.backend.BackendFailure;
import dev.wasmath.backend.Kernels;
import dev.wasmath.backend.MemoryUse;
import dev.wasmath.op.Add;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.Export;
import run.endive.wasm.types.ExternalType;

/** The backend as a whole: how it is found, its memory, its threads, and how it fails. */
final class WasmBackendTest {
  private static final long PAGE = 1 << 16;
  private static final int THREADS = 8;

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(Backend.class))
        .singleElement()
        .isInstanceOf(WasmBackend.class)
        .extracting(Backend::name)
        .isEqualTo("wasm");
  }

  @Test
  void theModuleExportsWhatTheBindingCalls() {
    WasmModule module = Parser.parse(committed());
    List<String> functions = new ArrayList<>();
    for (int i = 0; i < module.exportSection().exportCount(); i++) {
      Export export = module.exportSection().getExport(i);
      if (export.exportType() == ExternalType.FUNCTION) {
        functions.add(export.name());
      }
    }
    assertThat(functions)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(dev.wasmath.wasm.Export.values())
                .map(dev.wasmath.wasm.Export::function)
                .toList());
    assertThat(module.importSection().importCount()).isZero();
  }

  @Test
  void aMissingModuleIsSaidWithItsRemedy() {
    try (WasmBackend backend = new WasmBackend(Optional::empty, PAGE)) {
      assertThat(backend.open())
          .isEqualTo(
              new Availability.Missing(
                  "wasmath.wasm is not in the module dev.wasmath.wasm; build it with"
                      + " ./mvnw -N -Pkernels generate-resources"));
      assertThat(backend.memory()).isEqualTo(MemoryUse.NONE);
    }
  }

  @Test
  void aModuleThatIsNotOneIsSaidWithItsRemedy() {
    byte[] half = Arrays.copyOf(committed(), committed().length / 2);
    try (WasmBackend backend = new WasmBackend(() -> Optional.of(half), PAGE)) {
      assertThat(backend.open())
          .isInstanceOfSatisfying(
              Availability.Missing.class,
              missing ->
                  assertThat(missing.reason())
                      .startsWith("wasmath.wasm cannot be used (")
                      .endsWith("build it again with ./mvnw -N -Pkernels generate-resources"));
    }
  }

  @Test
  void countsTheMemoryItHolds() {
    WasmBackend backend = new WasmBackend();
    Dot dot = OpenBackend.kernel(OpenBackend.kernels(backend), Dot.OPERATION);
    assertThat(backend.memory()).isEqualTo(new MemoryUse(PAGE, PAGE, 1));
    double[] x = Probe.ordinary(1).doubles(10_000);
    dot.dot(x, 0, x, 0, x.length);
    assertThat(backend.memory()).isEqualTo(new MemoryUse(3 * PAGE, 3 * PAGE, 2));
    dot.dot(x, 0, x, 0, x.length);
    assertThat(backend.memory()).isEqualTo(new MemoryUse(3 * PAGE, 3 * PAGE, 2));
    backend.close();
    assertThat(backend.memory()).isEqualTo(new MemoryUse(0, 3 * PAGE, 2));
  }

  @Test
  void refusesWhatDoesNotFitAndGoesOn() {
    try (WasmBackend backend = limited(4 * PAGE)) {
      Kernels kernels = OpenBackend.kernels(backend);
      Dot dot = OpenBackend.kernel(kernels, Dot.OPERATION);
      double[] x = Probe.ordinary(2).doubles(20_000);
      assertThatExceptionOfType(BackendFailure.class)
          .isThrownBy(() -> dot.dot(x, 0, x, 0, x.length))
          .withMessage("the operands need 320000 bytes of WebAssembly memory, the limit is 262144");
      assertThat(dot.dot(x, 0, x, 0, 1000))
          .isEqualTo(OpenBackend.plain(Dot.OPERATION).dot(x, 0, x, 0, 1000));
    }
  }

  @Test
  void refusesProductsWhoseSizeOverflowsAnInt() {
    try (WasmBackend backend = new WasmBackend()) {
      Gemm gemm = OpenBackend.kernel(OpenBackend.kernels(backend), Gemm.OPERATION);
      double[] none = new double[0];
      assertThatExceptionOfType(BackendFailure.class)
          .isThrownBy(
              () -> gemm.gemm(70_000, 70_000, 1, none, 0, 1, none, 0, 70_000, none, 0, 70_000));
    }
  }

  @Test
  void refusesEverythingWhenClosed() {
    WasmBackend backend = new WasmBackend();
    Add add = OpenBackend.kernel(OpenBackend.kernels(backend), Add.OPERATION);
    backend.close();
    backend.close();
    double[] x = {1.0};
    assertThatExceptionOfType(BackendFailure.class)
        .isThrownBy(() -> add.add(x, 0, x, 0, x, 0, 1))
        .withMessage("the WebAssembly backend is closed");
    assertThat(x).containsExactly(1.0);
  }

  @Test
  void servesEightThreadsAtOnce() throws InterruptedException, ExecutionException {
    try (WasmBackend backend = new WasmBackend();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      Kernels kernels = OpenBackend.kernels(backend);
      List<Future<?>> work = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int seed = thread;
        work.add(threads.submit(() -> manySamples(kernels, seed)));
      }
      for (Future<?> each : work) {
        each.get();
      }
      assertThat(backend.memory().heapSize()).isBetween(PAGE, THREADS * 4 * PAGE);
    }
  }

  @Test
  void threadsThatTogetherNeedTooMuchAreRefusedOrRight()
      throws InterruptedException, ExecutionException {
    try (WasmBackend backend = limited(3 * PAGE);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      Dot dot = OpenBackend.kernel(OpenBackend.kernels(backend), Dot.OPERATION);
      double[] x = Probe.ordinary(3).doubles(10_000);
      double expected = OpenBackend.plain(Dot.OPERATION).dot(x, 0, x, 0, x.length);
      List<Future<Integer>> work = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        work.add(threads.submit(() -> answered(dot, x, expected)));
      }
      int answered = 0;
      for (Future<Integer> each : work) {
        answered += each.get();
      }
      assertThat(answered).isPositive();
      assertThat(backend.memory().peakHeapSize()).isLessThanOrEqualTo(3 * PAGE);
      assertThat(dot.dot(x, 0, x, 0, x.length)).isEqualTo(expected);
    }
  }

  /** How many of many calls are answered, all rightly, and not refused. */
  private static int answered(Dot dot, double[] x, double expected) {
    int answered = 0;
    for (int i = 0; i < 50; i++) {
      try {
        assertThat(dot.dot(x, 0, x, 0, x.length)).isEqualTo(expected);
        answered++;
      } catch (BackendFailure refused) {
        assertThat(refused).hasMessageContaining("bytes of WebAssembly memory");
      }
    }
    return answered;
  }

  private static void manySamples(Kernels kernels, int seed) {
    Sample<Gemm> gemm = Gemm.OPERATION.sample(17 + seed, Probe.ordinary(seed));
    gemm.run(OpenBackend.plain(Gemm.OPERATION));
    long[] product = OpenBackend.bits(gemm.result());
    Sample<Add> add = Add.OPERATION.sample(1000 + seed, Probe.special(seed));
    add.run(OpenBackend.plain(Add.OPERATION));
    long[] sum = OpenBackend.bits(add.result());
    for (int i = 0; i < 200; i++) {
      gemm.run(OpenBackend.kernel(kernels, Gemm.OPERATION));
      assertThat(OpenBackend.bits(gemm.result())).isEqualTo(product);
      add.run(OpenBackend.kernel(kernels, Add.OPERATION));
      assertThat(OpenBackend.bits(add.result())).isEqualTo(sum);
    }
  }

  private static WasmBackend limited(long memory) {
    return new WasmBackend(() -> Optional.of(committed()), memory);
  }

  private static byte[] committed() {
    try (InputStream in = WasmBackend.class.getResourceAsStream("wasmath.wasm")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
