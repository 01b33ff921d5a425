package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.Lowering;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Probe;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The dot product at random lengths and offsets has the bits of plain Java. */
final class WasmDotPropertyTest {
  private final Dot dot = OpenBackend.kernel(OpenBackend.bound(Lowering.AUTO), Dot.OPERATION);

  @Property(tries = 400, seed = "1")
  void anyLengthAnyOffset(
      @ForAll @IntRange(max = 20_000) int n,
      @ForAll @IntRange(max = 40) int aOffset,
      @ForAll @IntRange(max = 40) int bOffset,
      @ForAll long seed) {
    Probe probe = Probe.ordinary(seed);
    double[] a = probe.doubles(aOffset + n);
    double[] b = probe.doubles(bOffset + n);
    double expected = OpenBackend.plain(Dot.OPERATION).dot(a, aOffset, b, bOffset, n);
    assertThat(dot.dot(a, aOffset, b, bOffset, n)).isEqualTo(expected);
  }
}
