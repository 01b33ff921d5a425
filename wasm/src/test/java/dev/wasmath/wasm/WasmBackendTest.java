package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import dev.wasmath.backend.Availability;
import dev.wasmath.backend.Backend;
import dev.wasmath.backend.Kernels;
import dev.wasmath.backend.MemoryUse;
import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.ExternType;
import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.HostSupport;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.Trap;
import dev.wasmath.engine.WarmUpReport;
import dev.wasmath.engine.WasmModule;
import dev.wasmath.op.Add;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The backend as a whole: how it is found, its memory, its threads, and how it fails. */
@Isolated
final class WasmBackendTest {
  private static final long PAGE = 1 << 16;
  private static final boolean WIDENED = HostSupport.preferredBits() >= 512;
  private static final int INSTANCES = WIDENED ? 2 : 1;
  private static final MemoryUse MEMORY =
      new MemoryUse(INSTANCES * PAGE, INSTANCES * PAGE, INSTANCES);
  private static final int THREADS = 8;

  private static final long WORKSPACE =
      (long) Double.BYTES
          * (Workspaces.OFFSET
              + Export.workspace(
                  WasmModule.parse(OpenBackend.committed())
                      .compile(CompileOptions.defaults().withLowering(Lowering.SCALAR))
                      .instantiate(Imports.none())));

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
    WasmModule module = WasmModule.parse(OpenBackend.committed());
    List<String> functions = new ArrayList<>();
    module
        .exports()
        .forEach(
            export -> {
              ExternType type = export.type();
              if (type instanceof FunctionType) {
                functions.add(export.name());
              }
            });
    List<String> expected =
        new ArrayList<>(
            List.of(
                "gemmWide",
                "gemmWidest",
                "gemmPack",
                "gemmPackWide",
                "gemmPackWidest",
                "gemmRows",
                "gemmTile",
                "gemmWideTile",
                "gemmWidestTile",
                "gemvPairs",
                "panelColumn",
                "panelProductTall",
                "panelTallColumn",
                "slabSumInTurn"));
    WasmBackend.OPERATIONS.forEach(operation -> expected.add(operation.name()));
    assertThat(functions).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(module.imports()).isEmpty();
  }

  @Test
  void aMissingModuleIsSaidWithItsRemedy() {
    try (WasmBackend backend = new WasmBackend(Optional::empty, Lowering.AUTO, false)) {
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
    byte[] half = Arrays.copyOf(OpenBackend.committed(), OpenBackend.committed().length / 2);
    try (WasmBackend backend = new WasmBackend(() -> Optional.of(half), Lowering.AUTO, false)) {
      assertThat(backend.open())
          .isInstanceOfSatisfying(
              Availability.Missing.class,
              missing ->
                  assertThat(missing.reason())
                      .startsWith("wasmath.wasm cannot be used (")
                      .endsWith("build it with ./mvnw -N -Pkernels generate-resources"));
    }
  }

  @Test
  void countsTheMemoryItHolds() {
    WasmBackend backend = new WasmBackend();
    Dot dot = OpenBackend.kernel(OpenBackend.kernels(backend), Dot.OPERATION);
    double[] x = Probe.ordinary(1).doubles(10_000);
    double first = dot.dot(x, 0, x, 0, x.length);
    // The kernels work on the arrays themselves: without products a page an instance is all.
    assertThat(backend.memory()).isEqualTo(MEMORY);
    backend.close();
    backend.close();
    assertThat(backend.memory()).isEqualTo(new MemoryUse(0, MEMORY.peakHeapSize(), INSTANCES));
    assertThat(first).isEqualTo(OpenBackend.plain(Dot.OPERATION).dot(x, 0, x, 0, x.length));
  }

  @Test
  void anArrayThatIsTooShortIsATrap() {
    try (WasmBackend backend = new WasmBackend()) {
      Dot dot = OpenBackend.kernel(OpenBackend.kernels(backend), Dot.OPERATION);
      double[] x = Probe.ordinary(2).doubles(100);
      assertThatExceptionOfType(Trap.class)
          .isThrownBy(() -> dot.dot(x, 1, x, 0, x.length))
          .withMessageStartingWith("out of bounds memory access");
      assertThatExceptionOfType(Trap.class).isThrownBy(() -> dot.dot(x, -1, x, 0, x.length));
    }
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
      // Workspaces are kept for each processor; one more may serve the warm-up.
      long kept = Runtime.getRuntime().availableProcessors() + 1L;
      long pages = MEMORY.heapSize();
      assertThat(backend.memory().heapSize())
          .isBetween(pages + WORKSPACE, pages + kept * WORKSPACE);
    }
  }

  @Test
  void aProductThatFailsGivesItsWorkspaceBack() {
    Workspaces workspaces = new Workspaces(100);
    PackedGemm failing =
        (m,
            n,
            k,
            alpha,
            a,
            aOffset,
            aRow,
            aColumn,
            b,
            bOffset,
            bRow,
            bColumn,
            beta,
            c,
            cOffset,
            cRow,
            work,
            workOffset) -> {
          throw new Trap(Trap.Kind.OUT_OF_BOUNDS_MEMORY);
        };
    Sample<Gemm> gemm = Gemm.OPERATION.sample(3, Probe.ordinary(1));
    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(Trap.class)
          .isThrownBy(() -> gemm.run(new WasmGemm(failing, workspaces)));
    }
    long bytes = (long) Double.BYTES * (Workspaces.OFFSET + 100);
    assertThat(workspaces.memory()).isEqualTo(new MemoryUse(bytes, bytes, 1));
  }

  @Test
  void productsLeaveNoGarbage() {
    try (WasmBackend backend = new WasmBackend()) {
      Gemm gemm = OpenBackend.kernel(OpenBackend.kernels(backend), Gemm.OPERATION);
      Sample<Gemm> sample = Gemm.OPERATION.sample(60, Probe.ordinary(1));
      sample.run(gemm);
      assertThat(backend.warmUp(Gemm.OPERATION)).isPresent();
      assertThat(leastBytes(() -> sample.run(gemm))).isZero();
      assertThat(backend.memory().heapSize()).isLessThan(10L << 20);
    }
  }

  /** What ten calls allocate; the least of many rounds, as the JVM has business of its own. */
  private static long leastBytes(Runnable call) {
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 500; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 10; i++) {
        call.run();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
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

  @Test
  void elementaryFunctionsHaveTheWidestVectorsThatTheMachinePrefers() {
    try (WasmBackend automatic = new WasmBackend();
        WasmBackend chosen = OpenBackend.with(Lowering.V256)) {
      assertThat(description(automatic).contains("of elementary functions as V512"))
          .isEqualTo(WIDENED);
      assertThat(description(chosen)).startsWith("engine, v128 as V256, kernels ");
    }
  }

  private static String description(WasmBackend backend) {
    return switch (backend.open()) {
      case Availability.Ready ready -> ready.description();
      case Availability.Missing missing -> throw new AssertionError(missing.reason());
    };
  }

  @Test
  void vectorsServeAlsoWhereTheyAreInCallees() {
    try (WasmBackend backend = OpenBackend.with(Lowering.V256)) {
      assertThat(OpenBackend.kernels(backend).find(Gemm.OPERATION)).isPresent();
      assertThat(backend.warmUp(Gemm.OPERATION).orElseThrow().outcome())
          .isEqualTo(WarmUpReport.Outcome.VECTOR);
    }
  }
}
