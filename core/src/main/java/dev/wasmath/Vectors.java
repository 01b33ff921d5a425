package dev.wasmath;

import dev.wasmath.op.Axpy;
import dev.wasmath.op.Cos;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Exp;
import dev.wasmath.op.Hadamard;
import dev.wasmath.op.LinearCombination;
import dev.wasmath.op.Log;
import dev.wasmath.op.Norm;
import dev.wasmath.op.Norm1;
import dev.wasmath.op.Pow;
import dev.wasmath.op.Sigmoid;
import dev.wasmath.op.Sin;
import dev.wasmath.op.Softplus;
import dev.wasmath.op.Subtract;
import dev.wasmath.op.Sum;
import dev.wasmath.op.Tanh;
import dev.wasmath.plain.PlainKernels;

/**
 * The door to the operations on vectors, which are plain {@code double[]}; on parts of arrays, see
 * {@link VectorViews}. Vectors of length 0 are allowed, but where there is an exception for them.
 * An output may be one of the inputs.
 */
public final class Vectors {
  private final VectorRoutes routes;

  // The shortest operation has a way of its own for its short calls.
  private final long[] dotCounts;
  private final Dot plainDot;
  private final Route<Exp> exp;
  private final Route<Log> log;
  private final Route<Sin> sin;
  private final Route<Cos> cos;
  private final Route<Tanh> tanh;
  private final Route<Sigmoid> sigmoid;
  private final Route<Softplus> softplus;
  private final Route<Pow> pow;

  Vectors(VectorRoutes routes, Orchestrator orchestrator) {
    this.routes = routes;
    this.dotCounts = orchestrator.route(Dot.OPERATION).plainCounts();
    this.plainDot = orchestrator.route(Dot.OPERATION).plain();
    this.exp = orchestrator.route(Exp.OPERATION);
    this.log = orchestrator.route(Log.OPERATION);
    this.sin = orchestrator.route(Sin.OPERATION);
    this.cos = orchestrator.route(Cos.OPERATION);
    this.tanh = orchestrator.route(Tanh.OPERATION);
    this.sigmoid = orchestrator.route(Sigmoid.OPERATION);
    this.softplus = orchestrator.route(Softplus.OPERATION);
    this.pow = orchestrator.route(Pow.OPERATION);
  }

  /**
   * The sum of two vectors, as a new vector.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public double[] add(double[] a, double[] b) {
    return add(a, b, new double[a.length]);
  }

  /**
   * Writes the sum of two vectors into {@code out} and returns it.
   *
   * @throws IllegalArgumentException if the lengths differ
   * @see dev.wasmath.op.Add
   */
  public double[] add(double[] a, double[] b, double[] out) {
    Arguments.sameLength(a, b);
    Arguments.sameLength(a, out);
    routes.add(a, 0, b, 0, out, 0, a.length);
    return out;
  }

  /**
   * The first vector minus the second, as a new vector.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public double[] subtract(double[] a, double[] b) {
    return subtract(a, b, new double[a.length]);
  }

  /**
   * Writes the first vector minus the second into {@code out} and returns it.
   *
   * @throws IllegalArgumentException if the lengths differ
   * @see Subtract
   */
  public double[] subtract(double[] a, double[] b, double[] out) {
    Arguments.sameLength(a, b);
    Arguments.sameLength(a, out);
    routes.subtract(a, 0, b, 0, out, 0, a.length);
    return out;
  }

  /**
   * The product of two vectors, element by element, as a new vector.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public double[] multiply(double[] a, double[] b) {
    return multiply(a, b, new double[a.length]);
  }

  /**
   * Writes the elementwise product of two vectors into {@code out} and returns it.
   *
   * @throws IllegalArgumentException if the lengths differ
   * @see Hadamard
   */
  public double[] multiply(double[] a, double[] b, double[] out) {
    Arguments.sameLength(a, b);
    Arguments.sameLength(a, out);
    routes.hadamard(a, 0, b, 0, out, 0, a.length);
    return out;
  }

  /** A vector times a number, as a new vector. */
  public double[] scale(double alpha, double[] x) {
    return scale(alpha, x, new double[x.length]);
  }

  /**
   * Writes a vector times a number into {@code out} and returns it.
   *
   * @throws IllegalArgumentException if the lengths differ
   * @see dev.wasmath.op.Scale
   */
  public double[] scale(double alpha, double[] x, double[] out) {
    Arguments.sameLength(x, out);
    routes.scale(alpha, x, 0, out, 0, x.length);
    return out;
  }

  /**
   * Adds {@code alpha} times x to {@code y}, which is overwritten and returned.
   *
   * @throws IllegalArgumentException if the lengths differ
   * @see Axpy
   */
  public double[] axpy(double alpha, double[] x, double[] y) {
    Arguments.sameLength(x, y);
    routes.axpy(alpha, x, 0, y, 0, y, 0, x.length);
    return y;
  }

  /**
   * The sum of {@code alpha} times x and {@code beta} times y, as a new vector.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public double[] linearCombination(double alpha, double[] x, double beta, double[] y) {
    return linearCombination(alpha, x, beta, y, new double[x.length]);
  }

  /**
   * Writes the sum of {@code alpha} times x and {@code beta} times y into {@code out} and returns
   * it.
   *
   * @throws IllegalArgumentException if the lengths differ
   * @see LinearCombination
   */
  public double[] linearCombination(
      double alpha, double[] x, double beta, double[] y, double[] out) {
    Arguments.sameLength(x, y);
    Arguments.sameLength(x, out);
    routes.linearCombination(alpha, x, 0, beta, y, 0, out, 0, x.length);
    return out;
  }

  /**
   * The inner product of two vectors; 0.0 for empty ones.
   *
   * @throws IllegalArgumentException if the lengths differ
   * @see Dot for the order of the sum and the error bound
   */
  public double dot(double[] a, double[] b) {
    Arguments.sameLength(a, b);
    int n = a.length;
    if (!Countdown.passBelow(dotCounts, n)) {
      return routes.dot(a, 0, b, 0, n);
    }
    return n <= PlainKernels.FEW ? PlainKernels.dotOfFew(a, b, n) : plainDot.dot(a, 0, b, 0, n);
  }

  /** The inner product of parts of two arrays that have been checked. */
  double dot(double[] a, int aOffset, double[] b, int bOffset, int n) {
    return routes.dot(a, aOffset, b, bOffset, n);
  }

  /**
   * The sum of the elements; 0.0 for an empty vector.
   *
   * @see Sum for the order of the sum and the error bound
   */
  public double sum(double[] x) {
    return routes.sum(x, 0, x.length);
  }

  /**
   * The Euclidean norm of a vector; 0.0 for an empty one.
   *
   * @see Norm for its range and error bound
   */
  public double norm(double[] x) {
    return routes.norm(x, 0, x.length);
  }

  /**
   * The 1-norm of a vector, the sum of absolute values; 0.0 for an empty one.
   *
   * @see Norm1 for the order of the sum and the error bound
   */
  public double norm1(double[] x) {
    return routes.norm1(x, 0, x.length);
  }

  /** The infinity norm of a vector, its largest absolute value; 0.0 for an empty one. */
  public double normInfinity(double[] x) {
    return routes.normInfinity(x, 0, x.length);
  }

  /**
   * The smallest element; NaN if there is a NaN; -0.0 is smaller than 0.0.
   *
   * @throws IllegalArgumentException if the vector is empty
   */
  public double min(double[] x) {
    Arguments.notEmpty(x.length);
    return routes.min(x, 0, x.length);
  }

  /**
   * The largest element; NaN if there is a NaN; 0.0 is larger than -0.0.
   *
   * @throws IllegalArgumentException if the vector is empty
   */
  public double max(double[] x) {
    Arguments.notEmpty(x.length);
    return routes.max(x, 0, x.length);
  }

  /**
   * The lowest index of a smallest element, -0.0 and 0.0 being equal; of the first NaN if there is
   * one.
   *
   * @throws IllegalArgumentException if the vector is empty
   */
  public int argmin(double[] x) {
    return VectorRoutes.indexOf(min(x), x, 0, x.length);
  }

  /**
   * The lowest index of a largest element, -0.0 and 0.0 being equal; of the first NaN if there is
   * one.
   *
   * @throws IllegalArgumentException if the vector is empty
   */
  public int argmax(double[] x) {
    return VectorRoutes.indexOf(max(x), x, 0, x.length);
  }

  /**
   * The exponential of each element, written into {@code out}, which is returned.
   *
   * @throws IllegalArgumentException if the lengths differ
   * @see Exp
   */
  public double[] exp(double[] x, double[] out) {
    Arguments.sameLength(x, out);
    int n = x.length;
    exp.run(n, n, Output.of(out, 0, n, x), kernel -> kernel.exp(x, 0, out, 0, n));
    return out;
  }

  /**
   * The natural logarithm of each element, written into {@code out}, which is returned.
   *
   * @throws IllegalArgumentException if the lengths differ
   * @see Log
   */
  public double[] log(double[] x, double[] out) {
    Arguments.sameLength(x, out);
    int n = x.length;
    log.run(n, n, Output.of(out, 0, n, x), kernel -> kernel.log(x, 0, out, 0, n));
    return out;
  }

  /**
   * The sine of each element, in radians, written into {@code out}, which is returned.
   *
   * @throws IllegalArgumentException if the lengths differ
   * @see Sin
   */
  public double[] sin(double[] x, double[] out) {
    Arguments.sameLength(x, out);
    int n = x.length;
    sin.run(n, n, Output.of(out, 0, n, x), kernel -> kernel.sin(x, 0, out, 0, n));
    return out;
  }

  /**
   * The cosine of each element, in radians, written into {@code out}, which is returned.
   *
   * @throws IllegalArgumentException if the lengths differ
   * @see Cos
   */
  public double[] cos(double[] x, double[] out) {
    Arguments.sameLength(x, out);
    int n = x.length;
    cos.run(n, n, Output.of(out, 0, n, x), kernel -> kernel.cos(x, 0, out, 0, n));
    return out;
  }

  /**
   * The hyperbolic tangent of each element, written into {@code out}, which is returned.
   *
   * @throws IllegalArgumentException if the lengths differ
   * @see Tanh
   */
  public double[] tanh(double[] x, double[] out) {
    Arguments.sameLength(x, out);
    int n = x.length;
    tanh.run(n, n, Output.of(out, 0, n, x), kernel -> kernel.tanh(x, 0, out, 0, n));
    return out;
  }

  /**
   * The logistic function of each element, written into {@code out}, which is returned.
   *
   * @throws IllegalArgumentException if the lengths differ
   * @see Sigmoid
   */
  public double[] sigmoid(double[] x, double[] out) {
    Arguments.sameLength(x, out);
    int n = x.length;
    sigmoid.run(n, n, Output.of(out, 0, n, x), kernel -> kernel.sigmoid(x, 0, out, 0, n));
    return out;
  }

  /**
   * The softplus function of each element, written into {@code out}, which is returned.
   *
   * @throws IllegalArgumentException if the lengths differ
   * @see Softplus
   */
  public double[] softplus(double[] x, double[] out) {
    Arguments.sameLength(x, out);
    int n = x.length;
    softplus.run(n, n, Output.of(out, 0, n, x), kernel -> kernel.softplus(x, 0, out, 0, n));
    return out;
  }

  /**
   * Each element of {@code x} to the power of that of {@code y}, written into {@code out}, which is
   * returned.
   *
   * @throws IllegalArgumentException if the lengths differ
   * @see Pow for the special cases
   */
  public double[] pow(double[] x, double[] y, double[] out) {
    Arguments.sameLength(x, y);
    Arguments.sameLength(x, out);
    int n = x.length;
    pow.run(
        n, n, Output.of(out, 0, n, out == x ? x : y), kernel -> kernel.pow(x, 0, y, 0, out, 0, n));
    return out;
  }
}
