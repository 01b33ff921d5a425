package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.Strategy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Inverses, payoffs, Hardy's Z and zeta have the bits of {@code doors.golden}, which the npm
 * package reproduces; {@code scripts/golden-bits} writes the file anew.
 */
final class GoldenDoorsTest {
  @ParameterizedTest
  @EnumSource(Strategy.class)
  void eachStrategyGivesThem(Strategy strategy) throws IOException {
    try (InputStream in = GoldenDoorsTest.class.getResourceAsStream("doors.golden")) {
      String written =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(GoldenDoors.lines(strategy)).containsExactlyElementsOf(written.lines().toList());
    }
  }
}
