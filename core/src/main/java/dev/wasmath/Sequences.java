package dev.wasmath;

import dev.wasmath.op.PowerSums;
import java.math.BigInteger;

/** The door to sequences and series. */
public final class Sequences {
  private final Route<PowerSums> powerSums;

  Sequences(Orchestrator orchestrator) {
    this.powerSums = orchestrator.route(PowerSums.OPERATION);
  }

  /**
   * The n-th Fibonacci number, exactly: F(0) = 0, F(1) = 1.
   *
   * <p>By fast doubling: F(2k) = F(k) (2 F(k+1) - F(k)), F(2k+1) = F(k)^2 + F(k+1)^2. F(n) has
   * about 0.694 n bits.
   *
   * @throws IllegalArgumentException if n is negative
   */
  public BigInteger fibonacci(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("fibonacci needs n >= 0; got " + n);
    }
    BigInteger f = BigInteger.ZERO;
    BigInteger next = BigInteger.ONE;
    for (int bit = Integer.highestOneBit(n); bit > 0; bit >>= 1) {
      BigInteger even = f.parallelMultiply(next.shiftLeft(1).subtract(f));
      BigInteger odd = f.parallelMultiply(f).add(next.parallelMultiply(next));
      boolean set = (n & bit) != 0;
      f = set ? odd : even;
      next = set ? even.add(odd) : odd;
    }
    return f;
  }

  /**
   * Riemann's zeta function for real s &ge; 0, s other than 1, by Euler-Maclaurin summation (H. M.
   * Edwards, "Riemann's Zeta Function", section 6.4).
   *
   * <p>Error: relative at most 1e-15 above 1 and 2e-14 below, where large terms cancel. At infinity
   * the value is 1.
   *
   * @throws IllegalArgumentException if s is negative, 1 or NaN
   */
  public double zeta(double s) {
    if (!(s >= 0.0) || s == 1.0) {
      throw new IllegalArgumentException("zeta needs s >= 0 other than 1; got " + s);
    }
    return EulerMaclaurin.zeta(s);
  }

  /**
   * All partial sums of the zeta series: element n - 1 is the sum of k^-s for k from 1 to n.
   *
   * @param s the exponent
   * @param terms the number of sums, 0 or more
   * @throws IllegalArgumentException if {@code terms} is negative, or s is NaN or infinite
   * @see PowerSums for the error bound
   */
  public double[] zetaPartialSums(double s, int terms) {
    if (terms < 0) {
      throw new IllegalArgumentException("negative number of terms: " + terms);
    }
    if (!Double.isFinite(s)) {
      throw new IllegalArgumentException("the exponent must be finite; got " + s);
    }
    double[] sums = new double[terms];
    powerSums.run(terms, terms, Output.all(sums), kernel -> kernel.powerSums(s, sums, 0, terms));
    return sums;
  }

  /**
   * The limit of a sequence, from its first elements, with an estimate of the error: by Levin's u
   * transform, which copes with linear, alternating and logarithmic convergence alike.
   *
   * @param elements the sequence, for a series its partial sums; at least 3
   * @throws IllegalArgumentException if there are fewer than 3 elements, or one is NaN or infinite
   */
  public Limit convergence(double[] elements) {
    if (elements.length < 3) {
      throw new IllegalArgumentException(
          "a limit needs 3 elements or more; got " + elements.length);
    }
    for (int i = 0; i < elements.length; i++) {
      if (!Double.isFinite(elements[i])) {
        throw new IllegalArgumentException("element " + i + " is " + elements[i]);
      }
    }
    return LevinTransform.limit(elements);
  }
}
