package dev.wasmath.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import run.endive.wasm.Parser;

/** A rewritten module computes what the specification says of the original. */
final class ScalarisedModuleTest {
  private static final int A = 0;
  private static final int B = 16;
  private static final int OUT = 32;

  private final WasmInstance instance =
      EndiveProgram.compile(Programs.binary("pairs")).instantiate(1 << 20);

  @Test
  void arithmeticGivesTheBitsOfJava() {
    double[] edges = {
      0.0, -0.0, 1.5, -3.25, 1e308, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY
    };
    for (double x : edges) {
      for (double y : edges) {
        double[] expected = {
          x + y,
          y + x,
          x - y,
          y - x,
          x * y,
          y * x,
          x / y,
          y / x,
          Math.min(x, y),
          Math.min(y, x),
          Math.max(x, y),
          Math.max(y, x),
          Math.sqrt(Math.abs(x)),
          Math.sqrt(Math.abs(y)),
          -x,
          -y
        };
        assertThat(bits(call("arithmetic", x, y, y, x))).isEqualTo(bits(expected));
      }
    }
  }

  @Test
  void lanesMove() {
    assertThat(call("lanes", 1, 2, 3, 4))
        .containsExactly(1, 3, 4, 2, 7, 2, 1, 7, 2, 2, 3, 3, 3, 0, 1.5, -2.5);
  }

  @Test
  void pairsPassThroughCallsAndBlocks() {
    WasmFunction pick = instance.function("pick");
    assertThat(Double.longBitsToDouble(pick.call(1))).isEqualTo(1.0);
    assertThat(Double.longBitsToDouble(pick.call(0))).isEqualTo(3.0);
  }

  @Test
  void anExportTakesAPairAsTwoNumbers() {
    long low = Double.doubleToRawLongBits(5.0);
    long high = Double.doubleToRawLongBits(6.0);
    assertThat(instance.function("swap").call(low, high)).isEqualTo(high);
  }

  @Test
  void everythingElseStaysAsItIs() {
    long x = Double.doubleToRawLongBits(2.5);
    assertThat(instance.function("apply").call(0, x)).isEqualTo(Double.doubleToRawLongBits(5.0));
    assertThat(instance.function("apply").call(1, x)).isEqualTo(Double.doubleToRawLongBits(-2.5));
    assertThat((int) instance.function("choose").call(0)).isEqualTo(100);
    assertThat((int) instance.function("choose").call(1)).isEqualTo(200);
    assertThat((int) instance.function("choose").call(9)).isEqualTo(-300);
    assertThat(instance.function("truncate").call(Double.doubleToRawLongBits(-1e300)))
        .isEqualTo(Long.MIN_VALUE);
    instance.function("fill").call(OUT, 0x3F, 8);
    double[] filled = new double[1];
    instance.read(OUT, filled, 0, 1);
    assertThat(Double.doubleToRawLongBits(filled[0])).isEqualTo(0x3F3F3F3F3F3F3F3FL);
  }

  @Test
  void aStoreThatDoesNotFitWritesNothing() {
    int last = WasmInstance.PAGE - 8;
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> instance.function("store").call(last));
    double[] kept = {1.0};
    instance.read(last, kept, 0, 1);
    assertThat(kept[0]).isZero();
  }

  @Test
  void aLoadThatDoesNotFitTraps() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> instance.function("load").call(WasmInstance.PAGE - 8));
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> instance.function("load").call(-8));
  }

  @Test
  void aModuleWithoutVectorsComputesTheSame() {
    byte[] rewritten = ScalarisedModule.of(Programs.binary("pairs"));
    assertThat(Parser.parse(rewritten).functionSection().functionCount()).isEqualTo(17);
    WasmInstance again = EndiveProgram.compile(rewritten).instantiate(1 << 20);
    long high = Double.doubleToRawLongBits(6.0);
    assertThat(again.function("swap").call(0, high)).isEqualTo(high);
    assertThat((int) again.function("choose").call(1)).isEqualTo(200);
  }

  @Test
  void refusesWhatItDoesNotRewrite() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> EndiveProgram.compile(Programs.binary("refused")))
        .withMessageContaining("SIMD instruction 174");
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> EndiveProgram.compile(Programs.binary("dropped")));
  }

  @Test
  void everyTruncatedModuleIsRefused() {
    byte[] whole = Programs.binary("pairs");
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(EngineException.class)
          .as("the first %d bytes", length)
          .isThrownBy(() -> EndiveProgram.compile(part).instantiate(1 << 20).function("load"));
    }
  }

  /** What a function leaves at OUT, given the pairs at A and B. */
  private double[] call(String function, double... pairs) {
    instance.write(A, pairs, 0, 4);
    instance.function(function).call(A, B, OUT);
    double[] out = new double[16];
    instance.read(OUT, out, 0, out.length);
    return out;
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }
}
