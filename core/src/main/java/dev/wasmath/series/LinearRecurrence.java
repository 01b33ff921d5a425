package dev.wasmath.series;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * A linear recurrence with constant integer coefficients: a(n) = c(1) a(n - 1) + ... + c(d) a(n -
 * d).
 *
 * <p>The n-th term is found from x^n modulo the characteristic polynomial, by squaring: some 2 d^2
 * products for each bit of n (C. M. Fiduccia, "An efficient formula for linear recurrences", SIAM
 * J. Comput. 14, 1985).
 */
public final class LinearRecurrence {
  private static final int LARGEST_ORDER = 64;

  /** A term's bits are limited by what an array of ints holds; this is well below. */
  private static final long LARGEST_BITS = 1L << 30;

  private final BigInteger[] coefficients;
  private final BigInteger[] initial;

  private LinearRecurrence(BigInteger[] coefficients, BigInteger[] initial) {
    this.coefficients = coefficients;
    this.initial = initial;
  }

  /**
   * A recurrence.
   *
   * @param coefficients c(1) to c(d)
   * @param initial a(0) to a(d - 1)
   * @throws IllegalArgumentException if their numbers differ, or are not from 1 to 64
   */
  public static LinearRecurrence of(long[] coefficients, long[] initial) {
    if (coefficients.length != initial.length) {
      throw new IllegalArgumentException(
          "a recurrence needs as many initial terms as coefficients; got %d and %d"
              .formatted(initial.length, coefficients.length));
    }
    if (coefficients.length < 1 || coefficients.length > LARGEST_ORDER) {
      throw new IllegalArgumentException(
          "a recurrence has 1 to %d coefficients; got %d"
              .formatted(LARGEST_ORDER, coefficients.length));
    }
    return new LinearRecurrence(integers(coefficients), integers(initial));
  }

  private static BigInteger[] integers(long[] numbers) {
    return LongStream.of(numbers).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
  }

  /**
   * The n-th term, exactly, counted from 0.
   *
   * @throws IllegalArgumentException if n is negative, or the term may have more than 2^30 bits
   */
  public BigInteger term(long n) {
    checkIndex(n);
    BigInteger growth = BigInteger.ONE;
    for (BigInteger coefficient : coefficients) {
      growth = growth.add(coefficient.abs());
    }
    double bits = (double) n * growth.bitLength();
    if (bits > LARGEST_BITS) {
      throw new IllegalArgumentException(
          "term %d may have %.0f bits; %d are allowed".formatted(n, bits, LARGEST_BITS));
    }
    return combined(power(n, UnaryOperator.identity()), UnaryOperator.identity());
  }

  /**
   * Terms modulo m: {@code out[i] = a(n[i]) mod m}, from 0 to m - 1.
   *
   * @param n which, each 0 or more
   * @param m the modulus, 1 or more
   * @return a new array
   * @throws IllegalArgumentException if an n is negative, or m is not positive
   */
  public long[] modulo(long[] n, long m) {
    if (m < 1) {
      throw new IllegalArgumentException("the modulus has to be 1 or more; got " + m);
    }
    BigInteger modulus = BigInteger.valueOf(m);
    UnaryOperator<BigInteger> reduction = number -> number.mod(modulus);
    long[] out = new long[n.length];
    for (int i = 0; i < n.length; i++) {
      checkIndex(n[i]);
      out[i] = combined(power(n[i], reduction), reduction).longValueExact();
    }
    return out;
  }

  private static void checkIndex(long n) {
    if (n < 0) {
      throw new IllegalArgumentException("terms are counted from 0; got " + n);
    }
  }

  /** The sum of the initial terms with the weights of x^n. */
  private BigInteger combined(BigInteger[] weights, UnaryOperator<BigInteger> reduction) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < weights.length; i++) {
      sum = sum.add(weights[i].multiply(initial[i]));
    }
    return reduction.apply(sum);
  }

  /** x^n modulo the characteristic polynomial. */
  private BigInteger[] power(long n, UnaryOperator<BigInteger> reduction) {
    int order = coefficients.length;
    BigInteger[] power = new BigInteger[order];
    Arrays.fill(power, BigInteger.ZERO);
    power[0] = reduction.apply(BigInteger.ONE);
    for (long bit = Long.highestOneBit(n); bit > 0; bit >>>= 1) {
      int shift = (n & bit) != 0 ? 1 : 0;
      BigInteger[] square = new BigInteger[2 * order];
      Arrays.fill(square, BigInteger.ZERO);
      for (int i = 0; i < order; i++) {
        for (int j = 0; j < order; j++) {
          int k = i + j + shift;
          square[k] = square[k].add(power[i].parallelMultiply(power[j]));
        }
      }
      power = reduced(square, reduction);
    }
    return power;
  }

  private BigInteger[] reduced(BigInteger[] polynomial, UnaryOperator<BigInteger> reduction) {
    int order = coefficients.length;
    for (int k = polynomial.length - 1; k >= order; k--) {
      BigInteger leading = reduction.apply(polynomial[k]);
      for (int i = 0; i < order; i++) {
        int at = k - 1 - i;
        polynomial[at] = polynomial[at].add(leading.multiply(coefficients[i]));
      }
    }
    BigInteger[] low = Arrays.copyOf(polynomial, order);
    for (int i = 0; i < order; i++) {
      low[i] = reduction.apply(low[i]);
    }
    return low;
  }
}
