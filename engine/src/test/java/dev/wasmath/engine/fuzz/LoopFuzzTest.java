package dev.wasmath.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.Lowering;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random loops over vectors give the bits of the interpreter and, where Node is installed, of V8 in
 * each lowering.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoopFuzzTest {

  /** Judged by the interpreter and by Node. */
  private static final int MODULES = 120;

  /** Judged by Node alone, which is faster but does not see vectors in globals. */
  private static final int MORE = 240;

  private Optional<FuzzPart.Batch> node = Optional.empty();

  @BeforeAll
  void runNode() {
    if (NodeBatch.isPresent()) {
      FuzzPart part = FuzzPart.parse("loop:0:" + MORE);
      node = Optional.of(part.batch(part.first(), part.end()));
    } else {
      System.out.println("absent: node; random modules were compared with the interpreter only");
      assertThat(System.getenv("CI")).as("node in continuous integration").isNull();
    }
  }

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

  @ParameterizedTest
  @EnumSource(value = Lowering.class, mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
  void givesTheBitsOfNode(Lowering lowering) {
    Comparison comparison = new Comparison(List.of(new WasmathEngine(lowering)));
    node.ifPresent(
        batch -> {
          for (int i = 0; i < MORE; i++) {
            comparison.checkAsSeen(batch.modules().get(i), batch.node().get(i));
          }
        });
    assertThat(comparison.failures()).isEmpty();
    assertThat(comparison.passed()).isEqualTo(node.isPresent() ? MORE : 0);
  }

  @Test
  void theInterpreterGivesTheBitsOfNode() {
    Comparison comparison = new Comparison(List.of(new Oracle()));
    node.ifPresent(
        batch -> {
          for (int i = 0; i < MODULES; i++) {
            comparison.checkAsSeen(batch.modules().get(i), batch.node().get(i));
          }
        });
    assertThat(comparison.failures()).isEmpty();
    assertThat(comparison.passed()).isEqualTo(node.isPresent() ? MODULES : 0);
  }

  @Test
  void aSeedAlwaysGivesTheSameModule() {
    assertThat(LoopModules.draw(7).wasm().toArray())
        .isEqualTo(LoopModules.draw(7).wasm().toArray())
        .isNotEqualTo(LoopModules.draw(8).wasm().toArray());
  }
}
