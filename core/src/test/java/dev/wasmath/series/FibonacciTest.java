package dev.wasmath.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FibonacciTest {
  @Test
  void numbersFollowTheirRecurrences() {
    BigInteger[] fibonacci = new BigInteger[600];
    fibonacci[0] = BigInteger.ZERO;
    fibonacci[1] = BigInteger.ONE;
    for (int n = 2; n < fibonacci.length; n++) {
      fibonacci[n] = fibonacci[n - 1].add(fibonacci[n - 2]);
    }
    for (int n = 0; n < fibonacci.length; n++) {
      assertThat(Fibonacci.number(n)).isEqualTo(fibonacci[n]);
      if (n > 0 && n < fibonacci.length - 1) {
        assertThat(Fibonacci.lucas(n)).isEqualTo(fibonacci[n - 1].add(fibonacci[n + 1]));
      }
    }
    assertThat(Fibonacci.lucas(0)).isEqualTo(2);
  }

  @Test
  void aLargeNumberHasItsLastDigits() {
    BigInteger large = Fibonacci.number(1_000_000);
    assertThat(large.bitLength()).isEqualTo(694_241);
    BigInteger modulus = BigInteger.valueOf(1_000_000_007);
    long[] remainder = Fibonacci.modulo(new long[] {1_000_000}, 1_000_000_007);
    assertThat(large.mod(modulus)).isEqualTo(remainder[0]);
  }

  @Test
  void remaindersOfVeryLateNumbers() {
    // Pisano's period of 10^9 is 1.5 * 10^9.
    long period = 1_500_000_000L;
    long[] n = {7, 7 + period, 7 + 3_000_000_000L * period, 93, Long.MAX_VALUE};
    long[] remainders = Fibonacci.modulo(n, 1_000_000_000L);
    assertThat(remainders).startsWith(13, 13, 13, 121876738L);
    assertThat(Fibonacci.modulo(new long[] {0, 5, 93}, 1)).containsExactly(0, 0, 0);
    assertThat(Fibonacci.modulo(new long[] {91}, Long.MAX_VALUE))
        .containsExactly(4660046610375530309L);
  }

  @Test
  void zeckendorfsRepresentation() {
    assertThat(Fibonacci.zeckendorf(BigInteger.valueOf(100))).containsExactly(4, 6, 11);
    assertThat(Fibonacci.zeckendorf(BigInteger.ZERO)).isEmpty();
    assertThat(Fibonacci.zeckendorf(BigInteger.ONE)).containsExactly(2);
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      BigInteger number = i < 200 ? BigInteger.valueOf(i) : new BigInteger(20 * (i - 199), random);
      List<Integer> parts = Fibonacci.zeckendorf(number);
      for (int j = 1; j < parts.size(); j++) {
        assertThat(parts.get(j) - parts.get(j - 1)).isGreaterThan(1);
      }
      BigInteger sum =
          parts.stream().map(Fibonacci::number).reduce(BigInteger.ZERO, BigInteger::add);
      assertThat(sum).isEqualTo(number);
      assertThat(Fibonacci.ofZeckendorf(parts)).isEqualTo(number);
    }
    assertThat(Fibonacci.ofZeckendorf(List.of(5, 2000)))
        .isEqualTo(Fibonacci.number(2000).add(BigInteger.valueOf(5)));
  }

  @Test
  void badArgumentsAreNamed() {
    refuses(() -> Fibonacci.number(-1), "fibonacci needs n >= 0; got -1");
    refuses(() -> Fibonacci.lucas(-3), "lucas needs n >= 0; got -3");
    refuses(() -> Fibonacci.modulo(new long[] {-1}, 5), "terms are counted from 0; got -1");
    refuses(() -> Fibonacci.modulo(new long[] {1}, 0), "the modulus has to be 1 or more; got 0");
    refuses(
        () -> Fibonacci.zeckendorf(BigInteger.TEN.negate()),
        "Zeckendorf's representation is of numbers >= 0; got -10");
    refuses(
        () -> Fibonacci.ofZeckendorf(List.of(4, 5)),
        "a representation has increasing numbers from 2 on, none the neighbour of another; got 5 after 4");
  }

  private static void refuses(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
  }
}
