package dev.wasmath.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Features beyond WebAssembly 2.0 are refused by name; the binaries are sections in hexadecimal.
 */
class RefusalTest {
  private static byte[] module(String sections) {
    return HexFormat.of().parseHex("0061736d01000000" + sections.replace(" ", ""));
  }

  /** A module of one function without parameters and results, with a memory. */
  private static String function(String body) {
    int size = body.replace(" ", "").length() / 2;
    return "010401600000 03020100 0503010001 0a%02x01%02x00%s0b"
        .formatted(size + 4, size + 2, body);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          relaxed SIMD, 4100 fd0f 4100 fd0f fd8002 1a
          relaxed SIMD, fd9302
          half precision, 4100 fc300100 1a
          half precision, fda002
          wide arithmetic, fc13
          threads, fe0300
          threads, 4100 fe100200 1a
          GC, d06e 1a
          GC, d071 1a
          GC, 4100 fb1c 1a
          GC, d070 d070 d3 1a
          stringref, fb8201 00 1a
          function references, 1400
          function references, d070 d4 1a
          function references, d070 d500 1a
          function references, d000 1a
          function references, 0263000b
          tail calls, 1200
          tail calls, 4100 130000
          tail calls, 1500
          exceptions, 0640 190b
          exceptions, 0640 1800
          exceptions, 0800
          exceptions, d069 0a
          exceptions, 1f40000b
          multi-memory, 4100 28420100 1a
          stack switching, e000
          """)
  void instructionsAreRefusedByName(String feature, String body) {
    refused(feature, function(body));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          GC, 0105 01 60 01 6e 00
          GC, 0106 01 4e01 600000
          GC, 0106 01 5000 600000
          GC, 0105 01 5f 01 7f 00
          GC, 0104 01 5e 7f 00
          GC, 0606 01 6e 00 d06e 0b
          exceptions, 0105 01 60 01 69 00
          exceptions, 010401600000 0d03010000
          exceptions, 010401600000 0208 01 0161 0162 04 0000
          stringref, 0105 01 60 01 67 00
          stack switching, 0106 02 600000 5d00
          function references, 0109 02 600000 6001630000
          function references, 0109 02 600000 6001640000
          function references, 0409 01 4000 70 00 01 d070 0b
          threads, 0504 01 03 01 01
          threads, 0209 01 0161 0162 02 03 01 01
          threads, 0405 01 70 03 01 01
          memory64, 0503 01 04 01
          memory64, 0208 01 0161 0162 02 04 01
          memory64, 0404 01 70 04 01
          memory64, 0209 01 0161 0162 01 70 04 01
          custom page sizes, 0504 01 08 01 00
          custom page sizes, 0209 01 0161 0162 02 08 01 00
          multi-memory, 0505 02 00 01 00 01
          extended constant expressions, 0609 01 7f 00 4101 4102 6a 0b
          extended constant expressions, 0609 01 7e 00 4201 4202 7e 0b
          extended constant expressions, 0503 010001 0b0a 01 00 4101 4102 6a 0b 0161
          extended constant expressions, 0404 0170 0001 0909 01 00 4101 4101 6b 0b 00
          """)
  void declarationsAreRefusedByName(String feature, String sections) {
    refused(feature, sections);
  }

  private static void refused(String feature, String sections) {
    assertThatThrownBy(() -> WasmModule.parse(module(sections)))
        .isInstanceOfSatisfying(
            UnsupportedFeatureException.class,
            refusal -> assertThat(refusal.feature()).isEqualTo(feature));
  }

  /** Unknown opcodes and flags name no feature. */
  @ParameterizedTest
  @ValueSource(strings = {"c7", "fc7f", "27", "ff"})
  void nonsenseIsMalformed(String body) {
    assertThatThrownBy(() -> WasmModule.parse(module(function(body))))
        .isInstanceOf(MalformedModuleException.class);
  }

  @Test
  void whatIsKnownIsNotRefused() {
    assertThat(WasmModule.parse(module(function("4100 fd0f 1a 4100 280200 1a"))).exports())
        .isEmpty();
  }
}
