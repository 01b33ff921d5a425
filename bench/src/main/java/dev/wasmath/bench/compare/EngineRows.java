package dev.wasmath.bench.compare;

import static dev.wasmath.bench.compare.Entrant.Check.EXACT;
import static dev.wasmath.bench.compare.Entrant.Check.NEAR;

import dev.wasmath.bench.worker.ArrayTask;
import dev.wasmath.bench.worker.WasmTask;
import dev.wasmath.engine.HostSupport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The engine's rows: the same {@code .wasm} on resident linear memory, in every lowering and in
 * other engines, beside libraries on arrays, and itself there. Nothing is copied for a call.
 */
final class EngineRows {
  /** More bytes than gemm works in. */
  private static final long WORKSPACE = 8L << 20;

  /** Bits of vectors that a JVM makes of objects where it prefers shorter ones. */
  private static final int LARGE = 512;

  private final Layout layout;
  private final TaskFiles files;

  EngineRows(Layout layout) {
    this.layout = layout;
    this.files = new TaskFiles(layout.work());
  }

  /** dot and gemm. */
  List<Row> kernels() {
    return List.of(
        dot(
            1000,
            List.of(
                new Target.Ratio(Names.WASMATH, Names.V8, 2),
                new Target.Ratio(Names.WASMATH, Names.NAIVE, 5),
                new Target.Ratio(Names.SCALAR, Names.NAIVE, 2))),
        dot(
            100_000,
            List.of(
                new Target.Ratio(Names.WASMATH, Names.V8, 1),
                new Target.Ratio(Names.WASMATH, Names.NAIVE, 5))),
        gemm(100, List.of()),
        gemm(
            1000,
            List.of(
                new Target.Ratio(Names.ARRAYS, Names.V8, 2),
                new Target.Ratio(Names.ARRAYS, Names.OPENBLAS, 1 / 1.3),
                new Target.Ratio(Names.FUSED_ARRAYS, Names.OPENBLAS, 1))));
  }

  /** A call so short that its cost is the call's. */
  List<Row> calls() {
    String arrays = "dot:4";
    return List.of(
        Row.of(
            "export call, dot n=4",
            List.of(
                layout.java(Names.WASMATH, EXACT, "engine:auto", dotTask(4)),
                layout.java(Names.ARRAYS, EXACT, "wasmath", arrays),
                layout.v8(dotTask(4)),
                layout.endive(dotTask(4)),
                layout.java(Names.OPENBLAS, NEAR, "native-blas", arrays),
                layout.java(Names.NAIVE, NEAR, "naive", arrays)),
            List.of(
                new Target.Limit(Names.WASMATH, 10, 0), new Target.Limit(Names.ARRAYS, 10, 0))));
  }

  /** Loops without SIMD in their source. */
  List<Row> scalar() {
    List<Row> rows = new ArrayList<>();
    rows.add(horner(1000));
    rows.add(matvec(300));
    rows.add(scalar("sieve:100000", List.of(), TaskFiles.step("sieve", 0, 100_000)));
    rows.add(scalar("xorshift:10000", List.of(), TaskFiles.step("xorshift", 10_000)));
    ArrayTask text = new ArrayTask("vector", List.of(2000));
    rows.add(scalar("fnv:16000", files.operands(text), TaskFiles.step("fnv", 0, 16_000)));
    return rows;
  }

  private Row dot(int n, List<Target> targets) {
    String task = dotTask(n);
    return row("dot n=" + n, task, task, "dot:" + n, targets);
  }

  private String dotTask(int n) {
    ArrayTask task = new ArrayTask("dot", List.of(n));
    return files.task(
        "dot-" + n,
        files.module(TaskFiles.KERNELS),
        files.operands(task),
        TaskFiles.step("dot", 0, 8L * n, n),
        16L * n,
        Optional.empty());
  }

  private static boolean hasLarge() {
    return HostSupport.preferredBits() >= LARGE;
  }

  private Row gemm(int n, List<Target> targets) {
    ArrayTask task = new ArrayTask("gemm", List.of(n));
    return row(
        "gemm n=" + n,
        gemmTask(hasLarge() ? "gemmWidest" : "gemmWide", task, n),
        gemmTask("gemm", task, n),
        task.text(),
        targets);
  }

  private String gemmTask(String export, ArrayTask task, int n) {
    long matrix = 8L * n * n;
    long c = 2 * matrix;
    long work = 3 * matrix;
    return files.task(
        export + "-" + n,
        files.module(TaskFiles.KERNELS),
        files.operands(task),
        TaskFiles.step(export, n, n, n, 1.0, 0, n, 1, matrix, n, 1, 0.0, c, n, work),
        work + WORKSPACE,
        Optional.of(new WasmTask.Region((int) c, (int) matrix)));
  }

  /** A kernel's row; engines that join vectors run {@code wide}, all others {@code narrow}. */
  private Row row(String title, String wide, String narrow, String arrays, List<Target> targets) {
    List<Entrant> entrants = new ArrayList<>();
    entrants.add(layout.java(Names.WASMATH, EXACT, "engine:auto", wide));
    entrants.add(layout.java(Names.ARRAYS, EXACT, "wasmath", arrays));
    entrants.add(layout.java(Names.FUSED_ARRAYS, NEAR, "wasmath+fma", arrays));
    entrants.add(layout.javaWithoutVectors(Names.SCALAR, EXACT, "engine:scalar", narrow));
    entrants.add(layout.java(Names.W256, EXACT, "engine:v256", wide));
    if (hasLarge()) {
      entrants.add(layout.java(Names.W512, EXACT, "engine:v512", wide));
    }
    entrants.addAll(
        List.of(
            layout.java(Names.FUSED, NEAR, "engine:v256+fma", wide),
            layout.v8(narrow),
            layout.java(Names.OPENBLAS, NEAR, "native-blas", arrays),
            layout.java(Names.VECTOR_BLAS, NEAR, "java-blas", arrays),
            layout.javaWithoutVectors(Names.JAVA_BLAS, NEAR, "java-blas", arrays),
            layout.endive(narrow),
            layout.java(Names.NAIVE, NEAR, "naive", arrays)));
    return Row.of(title, entrants, targets);
  }

  private Row horner(int n) {
    ArrayTask task = new ArrayTask("horner", List.of(n));
    return scalar(task.text(), files.operands(task), TaskFiles.step("horner", 0, n, 0.9375));
  }

  private Row matvec(int n) {
    WasmTask.Fill matrix = files.operands(new ArrayTask("transpose", List.of(n))).getFirst();
    WasmTask.Fill vector = files.operands(new ArrayTask("vector", List.of(n))).getFirst();
    int x = 8 * n * n;
    int out = x + 8 * n;
    return scalar(
        "matvec:" + n,
        List.of(matrix, new WasmTask.Fill(x, vector.file())),
        TaskFiles.step("matvec", n, 0, x, out),
        Optional.of(new WasmTask.Region(out, 8 * n)));
  }

  private Row scalar(String text, List<WasmTask.Fill> fills, WasmTask.Step step) {
    return scalar(text, fills, step, Optional.empty());
  }

  private Row scalar(
      String text,
      List<WasmTask.Fill> fills,
      WasmTask.Step step,
      Optional<WasmTask.Region> result) {
    Path module = files.module(TaskFiles.SCALAR);
    String task = files.task(text.replace(':', '-'), module, fills, step, 1 << 20, result);
    return Row.of(
        text.replace(":", " n=") + ", no SIMD",
        List.of(
            layout.java(Names.WASMATH, EXACT, "engine:auto", task),
            layout.java(Names.NAIVE, EXACT, "loop", text),
            layout.v8(task),
            layout.endive(task)),
        List.of(new Target.Ratio(Names.WASMATH, Names.NAIVE, 1 / 1.2)));
  }
}
