package dev.wasmath.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wasmath.engine.V128;
import dev.wasmath.engine.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands on the engine by itself. */
class EngineCommandTest {
  /** Exports div: (i32, i32) -> i32, which divides with signs. */
  private static final String DIV =
      "0061736d01000000"
          + "0107016002 7f7f017f".replace(" ", "")
          + "03020100"
          + "07070103646976 0000".replace(" ", "")
          + "0a09010700200020016d0b";

  @TempDir private Path folder;
  private Path module = Path.of("");

  @BeforeEach
  void write() throws IOException {
    module = folder.resolve("div.wasm");
    Files.write(module, HexFormat.of().parseHex(DIV));
  }

  @ParameterizedTest
  @CsvSource({"auto", "scalar", "v128", "v256", "v512"})
  void runsAnExport(String lowering) {
    CommandLineRun run =
        CommandLineRun.of(
            "engine", "run", "--lowering", lowering, module.toString(), "div", "42", "0x5");
    assertThat(run.out()).isEqualToIgnoringNewLines("8");
    assertThat(run.code()).isEqualTo(0);
  }

  @Test
  void timesAnExport() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "engine", "bench", "--n", "5", "--lowering", "scalar,v128", module, "div", "42", "5");
    assertThat(run.out()).contains("SCALAR", "V128", "first call", "steady after", "bytes a call");
    assertThat(run.code()).isEqualTo(0);
    CommandLineRun json =
        CommandLineRun.of(
            "engine", "bench", "--json", "--n=5", "--lowering=scalar", module, "div", "42", "5");
    JsonDocument.assertDescribed("engine bench", json.json());
    assertThat(json.out()).contains("\"result\" : \"8\"", "\"bytesPerCall\" : 0.0");
  }

  @Test
  void whatCannotBeTimedIsSaid() {
    CommandLineRun none = CommandLineRun.of("engine", "bench", "--n=0", module, "div", "1", "1");
    assertThat(none.err()).contains("--n is from 1 to 1000000: 0");
    assertThat(none.code()).isEqualTo(2);
    CommandLineRun lowering =
        CommandLineRun.of("engine", "bench", "--lowering=v64", module, "div", "1", "1");
    assertThat(lowering.err()).contains("unknown lowering: v64");
    assertThat(lowering.code()).isEqualTo(2);
    CommandLineRun trap = CommandLineRun.of("engine", "bench", module, "div", "1", "0");
    assertThat(trap.err()).contains("integer divide by zero");
    assertThat(trap.code()).isEqualTo(1);
  }

  @Test
  void aTrapIsAFailure() {
    CommandLineRun run = CommandLineRun.of("engine", "run", module.toString(), "div", "1", "0");
    assertThat(run.err()).contains("trap: ").contains("integer divide by zero");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void wrongArgumentsAreTheUsersFault() {
    CommandLineRun few = CommandLineRun.of("engine", "run", module.toString(), "div", "1");
    assertThat(few.err()).contains("div takes 2 arguments, not 1");
    assertThat(few.code()).isEqualTo(2);
    CommandLineRun text = CommandLineRun.of("engine", "run", module.toString(), "div", "1", "x");
    assertThat(text.err()).contains("\"x\" is no i32");
    assertThat(text.code()).isEqualTo(2);
    CommandLineRun other = CommandLineRun.of("engine", "run", module.toString(), "mul", "1", "2");
    assertThat(other.err()).contains("mul");
    assertThat(other.code()).isEqualTo(2);
  }

  @Test
  void wrongFilesAreTheUsersFault() throws IOException {
    Path half = folder.resolve("half.wasm");
    Files.write(half, HexFormat.of().parseHex(DIV.substring(0, 40)));
    for (String file : new String[] {half.toString(), folder.resolve("none.wasm").toString()}) {
      CommandLineRun run = CommandLineRun.of("engine", "explain", file);
      assertThat(run.code()).as(run.err()).isEqualTo(2);
      assertThat(run.err()).startsWith("wasmath: ").doesNotContain("internal error");
    }
  }

  @Test
  void explainsEachFunction() {
    CommandLineRun run = CommandLineRun.of("engine", "explain", module.toString());
    assertThat(run.out()).contains("lowering ").contains("bytes of bytecode");
    assertThat(run.code()).isEqualTo(0);
  }

  @Test
  void runsTestScripts() throws IOException {
    Path script = folder.resolve("script.json");
    Files.writeString(
        script,
        """
        {"source_filename": "div.wast", "commands": [
          {"type": "module", "line": 1, "filename": "div.wasm"},
          {"type": "assert_return", "line": 2,
           "action": {"type": "invoke", "field": "div",
             "args": [{"type": "i32", "value": "7"}, {"type": "i32", "value": "2"}]},
           "expected": [{"type": "i32", "value": "3"}]},
          {"type": "assert_return", "line": 3,
           "action": {"type": "invoke", "field": "div",
             "args": [{"type": "i32", "value": "7"}, {"type": "i32", "value": "2"}]},
           "expected": [{"type": "i32", "value": "4"}]}
        ]}
        """);
    CommandLineRun run = CommandLineRun.of("engine", "spec", script.toString());
    assertThat(run.out()).contains("3: expected").endsWith("1 passed, 1 failed\n");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void valuesAreReadAndWritten() {
    assertThat(WasmValues.parse(ValueType.I32, "4294967295")).isEqualTo(-1);
    assertThat(WasmValues.parse(ValueType.I32, "-2147483648")).isEqualTo(Integer.MIN_VALUE);
    assertThat(WasmValues.parse(ValueType.I64, "-0x8000000000000000")).isEqualTo(Long.MIN_VALUE);
    assertThat(WasmValues.parse(ValueType.F64, "-0.0")).isEqualTo(-0.0);
    V128 vector = new V128(0x0123456789abcdefL, -2L);
    assertThat(WasmValues.text(vector)).isEqualTo("0xfffffffffffffffe0123456789abcdef");
    assertThat(WasmValues.parse(ValueType.V128, WasmValues.text(vector))).isEqualTo(vector);
    for (String wrong : new String[] {"4294967296", "-2147483649", "1.5", "", "0x", "--1"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WasmValues.parse(ValueType.I32, wrong))
          .withMessageContaining("is no i32");
    }
  }
}
