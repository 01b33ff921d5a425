package dev.wasmath.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The bits of every operation are these on every machine, compiled or interpreted. */
final class GoldenBitsTest {
  private static final List<String> GOLDEN =
      List.of(
          "add 7dc572d9538dd795",
          "subtract 4747df7413c0f129",
          "hadamard 1f338ce9dde6025",
          "scale 545bf30d3b65e578",
          "axpy 2c2034afa15d1cfb",
          "linearCombination 989f31d03f31249a",
          "dot eb11a930ad3b4179",
          "sum 3c4d1367a67f09b3",
          "norm 9a8e1dae469f7715",
          "norm1 bec75be8bdb2944a",
          "normInfinity ab733bd31d1f0f67",
          "min 947334983490a3df",
          "max 76bc75b4eac36631",
          "gemv f6f68ed2b48f81b6",
          "gemm 213eda764260b369",
          "transpose 16f4bc2cd78694d8",
          "relu 36b25f6a6929fe36",
          "sigmoid 73910a6bba2cf953",
          "tanh ffd2da34719a7788",
          "slabSum dc82548a7d1caab2",
          "powerSums c1e26b35940594f6",
          "exp 15471dd7d7fc28f",
          "log d05a3c9726ec57dd",
          "sin 372facb5425d0e0c",
          "cos d701ffa1b647bb71",
          "pow feeaa78f82ddce13",
          "softplus a6ca4dc76e73b895",
          "leakyRelu 53fdae624b3602b6",
          "gelu c7edec887d3eacd",
          "softmax e84b34c69e990a5d");

  @Test
  void plainJavaGivesTheGoldenBits() {
    assertThat(Operations.ALL.stream().map(GoldenBits::line)).isEqualTo(GOLDEN);
  }

  @Test
  void soDoesAFreshInterpretedMachine() throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xint",
                "-cp",
                System.getProperty("java.class.path"),
                GoldenBits.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(printed.lines()).containsExactlyElementsOf(GOLDEN);
  }
}
