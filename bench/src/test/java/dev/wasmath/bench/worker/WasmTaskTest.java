package dev.wasmath.bench.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WasmTaskTest {
  @Test
  void readsWhatItWrites() {
    WasmTask task =
        new WasmTask(
            Path.of("/a folder/m.wasm"),
            3,
            List.of(new WasmTask.Fill(16, Path.of("/a folder/in"))),
            List.of(
                new WasmTask.Step("init", List.of()),
                new WasmTask.Step("hash", List.of("1", "2n", "0.5"))),
            Optional.of(new WasmTask.Region(64, 32)));
    assertThat(WasmTask.parse(task.text().lines().toList())).isEqualTo(task);
  }

  @Test
  void withoutARegionTheResultIsReturned() {
    assertThat(WasmTask.parse(List.of("wasm m", "step f")).result()).isEmpty();
  }

  @Test
  void namesALineItDoesNotKnow() {
    assertThatThrownBy(() -> WasmTask.parse(List.of("wasm m", "stop f")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stop f");
  }

  @Test
  void argumentsHaveTheTypesOfTheirParameters() {
    assertThat(Bits.value("4294967295", int.class)).isEqualTo(-1);
    assertThat(Bits.value("-7n", long.class)).isEqualTo(-7L);
    assertThat(Bits.value("0.5", float.class)).isEqualTo(0.5f);
    assertThat(Bits.value("0.5", double.class)).isEqualTo(0.5);
  }

  @Test
  void returnedNumbersAreDoublesButForI64() {
    assertThat(Bits.bytes(-1L, int.class)).isEqualTo(Prepared.bytes(-1.0));
    assertThat(Bits.bytes(Float.floatToRawIntBits(1.5f), float.class))
        .isEqualTo(Prepared.bytes(1.5));
    assertThat(Bits.bytes(0x0102L, long.class)).startsWith(2, 1, 0);
  }
}
