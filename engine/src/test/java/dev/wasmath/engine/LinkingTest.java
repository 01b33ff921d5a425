package dev.wasmath.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No maximum is told apart from the largest one, in declarations and where imports are matched. */
class LinkingTest {
  private static final String PREFIX = "0061736d01000000";

  private static WasmModule parse(String sections) {
    return WasmModule.parse(HexFormat.of().parseHex(PREFIX + sections.replace(" ", "")));
  }

  /** {@code (import "a" "b" (memory ...))} or {@code (import "a" "b" (table ...))}. */
  private static WasmModule importing(String type) {
    int size = type.length() / 2 + 5;
    return parse("02%02x 01 0161 0162 %s".formatted(size, type));
  }

  private static ExternType exported(String sections) {
    return parse(sections).exports().getFirst().type();
  }

  @Test
  void maximaAreRead() {
    assertThat(exported("0503010001 0705 01 0161 02 00"))
        .isEqualTo(new MemoryType(1, OptionalInt.empty()));
    assertThat(exported("0506 01 01 01 808004 0705 01 0161 02 00"))
        .isEqualTo(new MemoryType(1, OptionalInt.of(65_536)));
    assertThat(exported("040401700001 0705 01 0161 01 00"))
        .isEqualTo(new TableType(ValueType.FUNCREF, 1, OptionalLong.empty()));
    assertThat(exported("0409 01 70 01 01 ffffffff0f 0705 01 0161 01 00"))
        .isEqualTo(new TableType(ValueType.FUNCREF, 1, OptionalLong.of(0xffff_ffffL)));
  }

  @ParameterizedTest
  @CsvSource({
    "0200 01, -1, true",
    "0200 01, 65536, true",
    "020101808004, 65536, true",
    "020101808004, 2, true",
    "020101808004, -1, false",
    "02010102, 2, true",
    "02010102, 3, false",
    "02010102, -1, false",
    "0200 02, -1, false",
  })
  void memoriesMatchByTheirMaximum(String wanted, int maximum, boolean fits) {
    OptionalInt limit = maximum < 0 ? OptionalInt.empty() : OptionalInt.of(maximum);
    WasmMemory memory = new WasmMemory(new MemoryType(1, limit));
    WasmModule module = importing(wanted.replace(" ", ""));
    check(module, Imports.builder().memory("a", "b", memory).build(), fits);
  }

  @ParameterizedTest
  @CsvSource({
    "01700001, -1, true",
    "01700001, 10000000, true",
    "01700101ffffffff0f, 4294967295, true",
    "01700101ffffffff0f, 10, true",
    "01700101ffffffff0f, -1, false",
    "0170010180ade204, 10000000, true",
    "0170010180ade204, -1, false",
  })
  void tablesMatchByTheirMaximum(String wanted, long maximum, boolean fits) {
    OptionalLong limit = maximum < 0 ? OptionalLong.empty() : OptionalLong.of(maximum);
    WasmTable table = new WasmTable(new TableType(ValueType.FUNCREF, 1, limit), null);
    check(importing(wanted), Imports.builder().table("a", "b", table).build(), fits);
  }

  private static void check(WasmModule module, Imports imports, boolean fits) {
    CompiledModule compiled = module.compile();
    if (fits) {
      compiled.instantiate(imports).close();
      assertThat(module.imports()).hasSize(1);
    } else {
      assertThatThrownBy(() -> compiled.instantiate(imports))
          .isInstanceOf(LinkException.class)
          .hasMessageContaining("incompatible import type");
    }
  }
}
