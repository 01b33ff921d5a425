package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.op.Dot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScratchCallsTest {
  private static final int CHUNK = 8192;
  private static final long SMALL = 1 << 10;

  private final List<Integer> lengths = new ArrayList<>();
  private final Dot recording =
      (a, aOffset, b, bOffset, n) -> {
        lengths.add(n);
        return 0;
      };

  @Test
  void everyRestOfABlockComesUpAfterABlock() {
    new ScratchCalls<>(Dot.OPERATION).run(recording);
    assertThat(lengths.stream().filter(n -> n >= 16).map(n -> n % 16))
        .containsAll(IntStream.range(0, 16).boxed().toList());
    assertThat(lengths).contains(0).anyMatch(n -> n > CHUNK);
  }

  @Test
  void smallCallsAreSomeOfThem() {
    ScratchCalls<Dot> calls = new ScratchCalls<>(Dot.OPERATION);
    calls.runSmall(recording);
    List<Integer> small = List.copyOf(lengths);
    lengths.clear();
    calls.run(recording);
    assertThat(small).hasSizeGreaterThan(20).allMatch(n -> n <= SMALL);
    assertThat(lengths).containsAll(small).hasSizeGreaterThan(small.size());
  }
}
