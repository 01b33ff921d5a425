package dev.wasmath.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.Lowering;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random loops give the interpreter's bits when their functions are divided into small pieces. */
class DivisionFuzzTest {

  private static final int MODULES = 60;

  @ParameterizedTest
  @CsvSource({
    "SCALAR, 100",
    "SCALAR, 700",
    "V128, 100",
    "V128, 400",
    "V256, 100",
    "V512, 250",
    "V512, 1500"
  })
  void givesTheInterpretersBits(Lowering lowering, int methodBytes) {
    Comparison comparison = new Comparison(List.of(new WasmathEngine(lowering, methodBytes)));
    Oracle oracle = new Oracle();
    LongStream.range(1000, 1000 + MODULES)
        .mapToObj(LoopModules::draw)
        .forEach(module -> comparison.check(module, oracle));
    assertThat(comparison.failures()).isEmpty();
    assertThat(comparison.passed()).isEqualTo(MODULES);
  }
}
