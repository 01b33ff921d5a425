package dev.wasmath.bench.worker;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.Lowering;
import java.nio.file.Path;
import java.util.Locale;

/** The contenders by name. */
final class Contenders {
  private static final String ENGINE = "engine:";

  private Contenders() {}

  /**
   * Makes a contender's call of a task ready.
   *
   * @throws AbsentException if the contender cannot take part
   */
  static Prepared prepare(String contender, String task) {
    if (contender.startsWith(ENGINE)) {
      return EngineCalls.prepare(
          WasmTask.read(Path.of(task)), options(contender.substring(ENGINE.length())));
    }
    return switch (contender) {
      case "endive" -> EndiveCalls.compiled(WasmTask.read(Path.of(task)));
      case "endive-interpreter" -> EndiveCalls.interpreted(WasmTask.read(Path.of(task)));
      case "wasmath" -> WasmathCalls.prepare(ArrayTask.parse(task));
      case "wasmath+fma" -> WasmathCalls.fused(ArrayTask.parse(task));
      case "naive" -> NaiveCalls.prepare(ArrayTask.parse(task));
      case "copy" -> NaiveCalls.copy(ArrayTask.parse(task));
      case "loop" -> ScalarLoops.prepare(ArrayTask.parse(task));
      case "native-blas" -> NetlibCalls.ofMachine(ArrayTask.parse(task));
      case "java-blas" -> NetlibCalls.inJava(ArrayTask.parse(task));
      case "ejml" -> EjmlCalls.prepare(ArrayTask.parse(task));
      case "ojalgo" -> OjalgoCalls.prepare(ArrayTask.parse(task));
      default -> throw new IllegalArgumentException("no contender " + contender);
    };
  }

  /** A lowering's name, with +fma for fused multiply-add. */
  static CompileOptions options(String text) {
    String[] words = text.split("\\+", 2);
    return CompileOptions.defaults()
        .withLowering(Lowering.valueOf(words[0].toUpperCase(Locale.ROOT)))
        .withFma(words.length == 2);
  }
}
