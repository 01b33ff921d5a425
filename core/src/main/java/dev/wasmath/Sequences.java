package dev.wasmath;

import dev.wasmath.op.HardySum;
import dev.wasmath.op.PowerSums;
import dev.wasmath.series.Acceleration;
import dev.wasmath.series.AccelerationMethod;
import dev.wasmath.series.Complex;
import dev.wasmath.series.Fibonacci;
import dev.wasmath.series.HardyZ;
import dev.wasmath.series.Limit;
import dev.wasmath.series.SearchProgress;
import dev.wasmath.series.ZeroSearch;
import dev.wasmath.series.Zeta;
import dev.wasmath.series.ZetaZeros;
import java.math.BigInteger;
import java.util.function.DoubleUnaryOperator;

/**
 * The door to sequences and series. What is of one argument, and what is of integers, is in the
 * package {@link dev.wasmath.series} as well, and needs no door.
 */
public final class Sequences {
  private final Route<PowerSums> powerSums;
  private final Route<HardySum> hardySums;

  Sequences(Orchestrator orchestrator) {
    this.powerSums = orchestrator.route(PowerSums.OPERATION);
    this.hardySums = orchestrator.route(HardySum.OPERATION);
  }

  /**
   * The n-th Fibonacci number, exactly: F(0) = 0, F(1) = 1.
   *
   * @throws IllegalArgumentException if n is negative, or the number too large for this JVM
   * @see Fibonacci
   */
  public BigInteger fibonacci(int n) {
    return Fibonacci.number(n);
  }

  /**
   * Riemann's zeta function of a real number.
   *
   * @throws IllegalArgumentException if s is 1, where the pole is, NaN or minus infinity
   * @see Zeta#zeta(double)
   */
  public double zeta(double s) {
    return Zeta.zeta(s);
  }

  /**
   * Riemann's zeta function of real numbers, each by itself.
   *
   * @return a new array
   * @throws IllegalArgumentException if one is 1, where the pole is, NaN or minus infinity
   * @see Zeta#zeta(double)
   */
  public double[] zeta(double[] s) {
    return each(s, Zeta::zeta);
  }

  /**
   * Riemann's zeta function of a complex number.
   *
   * @throws IllegalArgumentException if the number is 1 or beyond what is promised
   * @see Zeta#zeta(Complex)
   */
  public Complex zeta(Complex s) {
    return Zeta.zeta(s);
  }

  /**
   * Riemann's zeta function of complex numbers, each by itself.
   *
   * @param re the real parts
   * @param im the imaginary parts
   * @param outRe takes the values' real parts
   * @param outIm takes the values' imaginary parts
   * @throws IllegalArgumentException if lengths differ, or a number is 1 or beyond what is promised
   * @see Zeta#zeta(Complex)
   */
  public void zeta(double[] re, double[] im, double[] outRe, double[] outIm) {
    Arguments.sameLength(re, im);
    Arguments.sameLength(re, outRe);
    Arguments.sameLength(re, outIm);
    for (int i = 0; i < re.length; i++) {
      Complex value = Zeta.zeta(new Complex(re[i], im[i]));
      outRe[i] = value.re();
      outIm[i] = value.im();
    }
  }

  /**
   * Dirichlet's eta function of real numbers, each by itself.
   *
   * @return a new array
   * @throws IllegalArgumentException if one is NaN or minus infinity
   * @see Zeta#eta(double)
   */
  public double[] eta(double[] s) {
    return each(s, Zeta::eta);
  }

  /**
   * The Riemann-Siegel theta function at many points.
   *
   * @return a new array
   * @throws IllegalArgumentException if one is NaN or beyond {@link Zeta#LARGEST_IMAGINARY}
   * @see Zeta#theta(double)
   */
  public double[] theta(double[] t) {
    return each(t, Zeta::theta);
  }

  /**
   * Hardy's function Z at many points at once: its sums are an operation with a kernel.
   *
   * @return a new array
   * @throws IllegalArgumentException if a point is NaN or beyond {@link Zeta#LARGEST_IMAGINARY}
   * @see Zeta#hardyZ(double)
   */
  public double[] hardyZ(double[] t) {
    for (double point : t) {
      Zeta.checkHeight(point);
    }
    double[] out = new double[t.length];
    HardyZ.z(t, out, this::hardySums);
    return out;
  }

  /**
   * Zeta at many points 1/2 + it of the critical line at once.
   *
   * @param outRe takes the values' real parts
   * @param outIm takes the values' imaginary parts
   * @return Hardy's function Z, in a new array
   * @throws IllegalArgumentException if lengths differ, or a point is NaN or beyond {@link
   *     Zeta#LARGEST_IMAGINARY}
   * @see Zeta#zeta(Complex)
   */
  public double[] criticalLine(double[] t, double[] outRe, double[] outIm) {
    Arguments.sameLength(t, outRe);
    Arguments.sameLength(t, outIm);
    double[] z = hardyZ(t);
    HardyZ.turned(t, z, outRe, outIm);
    return z;
  }

  private void hardySums(
      double[] t, double[] turns, double[] counts, double[] table, double[] out) {
    int n = out.length;
    long cost = HardyZ.cost(counts);
    hardySums.run(
        n,
        cost,
        Output.all(out),
        kernel -> kernel.hardySum(t, 0, turns, 0, counts, 0, table, 0, out, 0, n));
  }

  /**
   * All zeros 1/2 + it of zeta with t in [from, to], each to 1e-9, and counted: none is missing.
   *
   * @param from from 0 on
   * @param to up to {@link Zeta#LARGEST_IMAGINARY}
   * @param progress hears how many were found
   * @throws IllegalArgumentException if the bounds are not in order, or beyond what is allowed
   * @throws dev.wasmath.series.ZeroCountException if fewer were found than there are
   * @throws InterruptedException if the thread was interrupted
   * @see ZeroSearch
   */
  public ZetaZeros zeros(double from, double to, SearchProgress progress)
      throws InterruptedException {
    return ZeroSearch.between(from, to, this::hardySums, progress);
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
   * The limit of a sequence, from its first elements, with an estimate of the error that never
   * claims more than one digit too many: by all methods there are, and the one that is the surest.
   *
   * @param elements the sequence, for a series its partial sums; at least 3
   * @throws IllegalArgumentException if there are fewer than 3 elements, or one is NaN or infinite
   * @see Acceleration
   */
  public Limit convergence(double[] elements) {
    return Acceleration.limit(elements, AccelerationMethod.AUTO);
  }

  /**
   * The limit of a sequence by one method, its error estimated in the light of the others.
   *
   * @param elements the sequence, for a series its partial sums; at least 3
   * @param method how to find it
   * @throws IllegalArgumentException if there are fewer than 3 elements, or one is NaN or infinite
   * @see Acceleration
   */
  public Limit convergence(double[] elements, AccelerationMethod method) {
    return Acceleration.limit(elements, method);
  }

  private static double[] each(double[] x, DoubleUnaryOperator function) {
    double[] out = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      out[i] = function.applyAsDouble(x[i]);
    }
    return out;
  }
}
