package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.HostSupport;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.WasmModule;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Operation;
import dev.wasmath.op.PanelProduct;
import dev.wasmath.op.SlabSum;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The results of every operation have the bits of {@code bits.golden}, one hash each: from plain
 * Java and from the engine, interpreted, and however wide, at first and after a million calls, and
 * from the same module in Node.js. {@code scripts/golden-bits} writes the file anew.
 */
@Execution(ExecutionMode.CONCURRENT)
final class GoldenBitsTest {
  private static final int MANY = 1_000_000;

  /** Calls where the processor has no vectors as wide: HotSpot boxes them, which takes long. */
  private static final int MANY_BOXED = 2_000;

  private static final List<String> GOLDEN =
      new String(resource("bits.golden"), StandardCharsets.UTF_8).lines().toList();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"plain", "SCALAR"})
  void aFreshInterpretingJvmGivesThem(String host) {
    assertThat(Child.java(List.of("-Xint"), GoldenBits.class, host, "all", "0"))
        .containsExactlyElementsOf(golden(host, true));
  }

  /** Of the usual width; the others' first calls, below, are interpreted as well. */
  @Test
  void aJvmThatInterpretsVectorsGivesThoseOfSmallCalls() {
    assertThat(Child.java(List.of("-Xint"), GoldenBits.class, "V256", "small", "0"))
        .containsExactlyElementsOf(golden("V256", false));
  }

  /** The backend's width is the processor's: 256 bits, or 128. */
  @ParameterizedTest
  @ValueSource(strings = {"plain", "SCALAR", "V128", "V512", "backend"})
  void aFreshCompilingJvmGivesThemAtFirstAndAfterAMillionCalls(String host) {
    int calls = isBoxed(host) ? MANY_BOXED : MANY;
    assertThat(Child.java(List.of(), GoldenBits.class, host, "all", Integer.toString(calls)))
        .containsExactlyElementsOf(twice(golden(host, true)));
  }

  private static boolean isBoxed(String host) {
    return host.startsWith("V") && Lowering.valueOf(host).bits() > HostSupport.preferredBits();
  }

  @Test
  void nodeGivesThem() throws IOException {
    if (!Child.isPresent("node")) {
      System.out.println("absent: node; golden bits were compared in Java only");
      assertThat(System.getenv("CI")).as("node in continuous integration").isNull();
      return;
    }
    Path module = Files.write(folder.resolve("wasmath.wasm"), OpenBackend.committed());
    Path script = Files.write(folder.resolve("bits.mjs"), resource("bits.mjs"));
    Path file = folder.resolve("calls");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      NodeCalls calls = new NodeCalls(out, workspace());
      for (GoldenCalls<?> each : GoldenCalls.ALL) {
        if (WasmBackend.OPERATIONS.contains(each.operation())) {
          calls.write(each, each.operation().name());
        }
      }
      for (GoldenCalls<?> each : GoldenCalls.ALL) {
        for (String other : othersOf(each.operation())) {
          calls.write(each, other);
        }
      }
    }
    List<String> expected = new ArrayList<>(golden("node", true));
    for (int i = 0; i < GOLDEN.size(); i++) {
      for (String _ : othersOf(GoldenCalls.ALL.get(i).operation())) {
        expected.add(GOLDEN.get(i));
      }
    }
    assertThat(Child.run(List.of("node", script.toString(), module.toString(), file.toString())))
        .containsExactlyElementsOf(twice(expected));
  }

  /** Kernels of an operation for some engines and processors. */
  private static List<String> othersOf(Operation<?> operation) {
    if (operation.equals(Gemm.OPERATION)) {
      return List.of("gemmWide", "gemmWidest");
    }
    if (operation.equals(PanelProduct.OPERATION)) {
      return List.of("panelProductTall");
    }
    return operation.equals(SlabSum.OPERATION) ? List.of("slabSumInTurn") : List.of();
  }

  private static int workspace() {
    CompileOptions scalar = CompileOptions.defaults().withLowering(Lowering.SCALAR);
    return Export.workspace(
        WasmModule.parse(OpenBackend.committed()).compile(scalar).instantiate(Imports.none()));
  }

  /** The lines of the operations that a host has, all or those of small calls. */
  private static List<String> golden(String host, boolean all) {
    assertThat(GOLDEN).hasSameSizeAs(GoldenCalls.ALL);
    assertThat(GoldenCalls.ALL).noneMatch(calls -> calls.samples().isEmpty());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < GOLDEN.size(); i++) {
      GoldenCalls<?> calls = GoldenCalls.ALL.get(i);
      boolean has = host.equals("plain") || WasmBackend.OPERATIONS.contains(calls.operation());
      if (has && (all || calls.small())) {
        lines.add(GOLDEN.get(i));
      }
    }
    return lines;
  }

  private static List<String> twice(List<String> lines) {
    return Stream.of(lines, lines).flatMap(List::stream).toList();
  }

  private static byte[] resource(String name) {
    try (InputStream in = GoldenBitsTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
