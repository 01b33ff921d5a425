package dev.wasmath.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.WasmModule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions larger than a JVM method, or than HotSpot compiles, give the interpreter's bits. */
class LargeFunctionsTest {

  private static Stream<FuzzModule> modules() {
    return Stream.of(
        LargeModules.straight(4_000),
        LargeModules.straight(40_000),
        LargeModules.vectors(600),
        LargeModules.vectors(6_000),
        LargeModules.machine(300, 6),
        LargeModules.machine(2_000, 3),
        LargeModules.loops(60, 20),
        LargeModules.loops(4, 900),
        LargeModules.locals(300),
        LargeModules.locals(2_000),
        LargeModules.table(20_000));
  }

  @ParameterizedTest
  @EnumSource(value = Lowering.class, mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
  void givesTheInterpretersBits(Lowering lowering) {
    Comparison comparison = new Comparison(List.of(new WasmathEngine(lowering)));
    modules().forEach(module -> comparison.check(module, new Oracle()));
    assertThat(comparison.failures()).isEmpty();
    assertThat(comparison.passed()).isEqualTo((int) modules().count());
  }

  @Test
  void noMethodIsTooLargeForHotSpot() {
    modules()
        .forEach(
            module -> {
              String text =
                  WasmModule.parse(module.wasm().toArray())
                      .compile(CompileOptions.defaults().withLowering(Lowering.SCALAR))
                      .explain();
              assertThat(text).as(module.name()).contains(" pieces").doesNotContain("warning");
            });
  }
}
