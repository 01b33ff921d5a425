package dev.wasmath.engine.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.Lowering;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random modules of Binaryen give the bits that Node 20 gave. The modules are those of {@link
 * TtfModules} for the first seeds, by version 131; {@link FuzzRun} makes others.
 */
class TtfFuzzTest {

  private static final int MODULES = 24;

  @ParameterizedTest
  @EnumSource(value = Lowering.class, mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
  void givesTheBitsOfNode(Lowering lowering) throws IOException {
    Comparison comparison = new Comparison(List.of(new WasmathEngine(lowering)));
    for (int seed = 0; seed < MODULES; seed++) {
      FuzzModule module = TtfModules.of(seed, read(seed + ".wasm"));
      List<String> node = new String(read(seed + ".txt"), UTF_8).lines().toList();
      assertThat(node).as(module.name()).hasSizeGreaterThanOrEqualTo(module.calls().size());
      comparison.checkAsSeen(module, node);
    }
    assertThat(comparison.failures()).isEmpty();
    assertThat(comparison.passed()).isEqualTo(MODULES);
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream file = TtfFuzzTest.class.getResourceAsStream("ttf/" + name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    }
  }
}
