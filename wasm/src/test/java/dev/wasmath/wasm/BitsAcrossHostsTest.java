package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.backend.Kernels;
import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.WasmModule;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One hash of bits for each operation, over the probe sizes, on ordinary numbers and on the edges
 * of the format: the same from plain Java, from the engine however wide, at first and after many
 * calls, and from the same module in Node.js.
 */
final class BitsAcrossHostsTest {
  private static final int CALLS = 2000;
  private static final int SMALL = 17;
  private static final long LARGEST_COST = 1 << 18;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void theEngineGivesTheBitsOfPlainJava(Lowering lowering) {
    Kernels kernels = OpenBackend.bound(lowering);
    for (Operation<?> operation : WasmBackend.OPERATIONS) {
      compare(operation, kernels);
    }
  }

  private static <K> void compare(Operation<K> operation, Kernels kernels) {
    String expected = hash(operation, OpenBackend.plain(operation));
    K kernel = OpenBackend.kernel(kernels, operation);
    assertThat(hash(operation, kernel)).as("%s at first", operation).isEqualTo(expected);
    Sample<K> sample = operation.sample(SMALL, Probe.ordinary(1));
    for (int i = 0; i < CALLS; i++) {
      sample.run(kernel);
    }
    assertThat(hash(operation, kernel)).as("%s after many calls", operation).isEqualTo(expected);
  }

  @Test
  void nodeGivesTheBitsOfPlainJava() throws IOException, InterruptedException {
    Path module = Files.write(folder.resolve("wasmath.wasm"), OpenBackend.committed());
    Path script = folder.resolve("bits.mjs");
    try (InputStream in = BitsAcrossHostsTest.class.getResourceAsStream("bits.mjs")) {
      Files.write(script, Objects.requireNonNull(in).readAllBytes());
    }
    for (Operation<?> operation : WasmBackend.OPERATIONS) {
      for (String export : exports(operation)) {
        Path calls = folder.resolve(export);
        write(operation, export, calls);
        assertThat(node(script, module, calls)).isEqualTo(export + " " + hash(operation) + "\n");
        Files.delete(calls);
      }
    }
  }

  private static List<String> exports(Operation<?> operation) {
    return operation.equals(Gemm.OPERATION)
        ? List.of("gemm", "gemmWide")
        : List.of(operation.name());
  }

  private static <K> void write(Operation<K> operation, String export, Path file)
      throws IOException {
    int elements =
        Export.workspace(
            WasmModule.parse(OpenBackend.committed())
                .compile(CompileOptions.defaults().withLowering(Lowering.SCALAR))
                .instantiate(Imports.none()));
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      K kernel = new NodeCalls(out, elements).kernel(operation, export);
      forEachSample(operation, sample -> sample.run(kernel));
    }
  }

  private static String node(Path script, Path module, Path calls)
      throws IOException, InterruptedException {
    Process node =
        new ProcessBuilder("node", script.toString(), module.toString(), calls.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(node.exitValue()).isZero();
    return printed;
  }

  private static <K> void forEachSample(Operation<K> operation, Consumer<Sample<K>> action) {
    List<Integer> sizes = new ArrayList<>(operation.probeSizes());
    sizes.removeIf(size -> operation.cost().applyAsLong(size) > LARGEST_COST);
    for (int size : sizes) {
      action.accept(operation.sample(size, Probe.ordinary(size)));
      action.accept(operation.sample(size, Probe.special(size)));
    }
  }

  private static <K> String hash(Operation<K> operation) {
    return hash(operation, OpenBackend.plain(operation));
  }

  /** FNV-1a over the results' canonical bits, a 64-bit word at a time. */
  private static <K> String hash(Operation<K> operation, K kernel) {
    long[] hash = {0xcbf29ce484222325L};
    forEachSample(
        operation,
        sample -> {
          sample.run(kernel);
          for (long bits : OpenBackend.bits(sample.result())) {
            hash[0] = (hash[0] ^ bits) * 0x100000001b3L;
          }
        });
    return Long.toHexString(hash[0]);
  }
}
