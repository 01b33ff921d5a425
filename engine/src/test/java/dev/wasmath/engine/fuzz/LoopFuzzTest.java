package dev.wasmath.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.Lowering;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random loops over vectors give the interpreter's bits in each lowering. */
class LoopFuzzTest {

  private static final int MODULES = 120;

  @ParameterizedTest
  @EnumSource(value = Lowering.class, mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
  void givesTheInterpretersBits(Lowering lowering) {
    Comparison comparison = new Comparison(List.of(new WasmathEngine(lowering)));
    Oracle oracle = new Oracle();
    LongStream.range(0, MODULES)
        .mapToObj(LoopModules::draw)
        .forEach(module -> comparison.check(module, oracle));
    assertThat(comparison.failures()).isEmpty();
    assertThat(comparison.passed()).isEqualTo(MODULES);
  }

  /** The oracle is held against V8 too, where Node is installed. */
  @Test
  void theInterpreterGivesTheBitsOfNode(@TempDir Path folder) throws IOException {
    List<FuzzModule> modules = LongStream.range(0, MODULES).mapToObj(LoopModules::draw).toList();
    if (!NodeBatch.isPresent()) {
      System.out.println("absent: node; random modules were compared with the interpreter only");
      assertThat(System.getenv("CI")).as("node in continuous integration").isNull();
      return;
    }
    Oracle oracle = new Oracle();
    List<List<String>> node = new NodeBatch(folder).run(modules);
    assertThat(node).hasSize(MODULES);
    for (int i = 0; i < MODULES; i++) {
      List<String> lines = oracle.run(modules.get(i));
      assertThat(Transcript.difference(node.get(i), NodeBatch.asSeen(lines)))
          .as(modules.get(i).name())
          .isEmpty();
    }
  }

  @Test
  void aSeedAlwaysGivesTheSameModule() {
    assertThat(LoopModules.draw(7).wasm().toArray())
        .isEqualTo(LoopModules.draw(7).wasm().toArray())
        .isNotEqualTo(LoopModules.draw(8).wasm().toArray());
  }
}
