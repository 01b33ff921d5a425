package dev.wasmath.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class LinearRecurrenceTest {
  @Test
  void termsAreThoseOfTheRecurrence() {
    long[] coefficients = {2, -1, 3, 0, -2};
    long[] initial = {1, -4, 0, 7, 2};
    LinearRecurrence recurrence = LinearRecurrence.of(coefficients, initial);
    BigInteger[] terms = new BigInteger[120];
    long[] n = new long[terms.length];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = i < 5 ? BigInteger.valueOf(initial[i]) : BigInteger.ZERO;
      for (int j = 1; i >= 5 && j <= 5; j++) {
        terms[i] = terms[i].add(terms[i - j].multiply(BigInteger.valueOf(coefficients[j - 1])));
      }
      n[i] = i;
      assertThat(recurrence.term(i)).isEqualTo(terms[i]);
    }
    long[] remainders = recurrence.modulo(n, 1009);
    for (int i = 0; i < terms.length; i++) {
      assertThat(terms[i].mod(BigInteger.valueOf(1009))).isEqualTo(remainders[i]);
    }
  }

  @Test
  void powersAreOfOrderOne() {
    LinearRecurrence powers = LinearRecurrence.of(new long[] {3}, new long[] {5});
    assertThat(powers.term(0)).isEqualTo(5);
    assertThat(powers.term(40))
        .isEqualTo(BigInteger.valueOf(3).pow(40).multiply(BigInteger.valueOf(5)));
  }

  @Test
  void badArgumentsAreNamed() {
    refuses(
        () -> LinearRecurrence.of(new long[2], new long[3]),
        "a recurrence needs as many initial terms as coefficients; got 3 and 2");
    refuses(
        () -> LinearRecurrence.of(new long[0], new long[0]),
        "a recurrence has 1 to 64 coefficients; got 0");
    LinearRecurrence powers = LinearRecurrence.of(new long[] {3}, new long[] {5});
    refuses(() -> powers.term(-1), "terms are counted from 0; got -1");
    refuses(
        () -> powers.term(1L << 30),
        "term 1073741824 may have 3221225472 bits; 1073741824 are allowed");
  }

  private static void refuses(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
  }
}
