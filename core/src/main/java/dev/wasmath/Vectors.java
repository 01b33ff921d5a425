package dev.wasmath;

import dev.wasmath.op.Add;
import dev.wasmath.op.Cos;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Exp;
import dev.wasmath.op.Log;
import dev.wasmath.op.Norm;
import dev.wasmath.op.Pow;
import dev.wasmath.op.Scale;
import dev.wasmath.op.Sigmoid;
import dev.wasmath.op.Sin;
import dev.wasmath.op.Softplus;
import dev.wasmath.op.Tanh;

/**
 * The door to the operations on vectors, which are plain {@code double[]}. Vectors of length 0 are
 * allowed. An output may be one of the inputs.
 */
public final class Vectors {
  private final Route<Add> add;
  private final Route<Dot> dot;
  private final Route<Norm> norm;
  private final Route<Scale> scale;
  private final Route<Exp> exp;
  private final Route<Log> log;
  private final Route<Sin> sin;
  private final Route<Cos> cos;
  private final Route<Tanh> tanh;
  private final Route<Sigmoid> sigmoid;
  private final Route<Softplus> softplus;
  private final Route<Pow> pow;

  Vectors(Orchestrator orchestrator) {
    this.add = orchestrator.route(Add.OPERATION);
    this.dot = orchestrator.route(Dot.OPERATION);
    this.norm = orchestrator.route(Norm.OPERATION);
    this.scale = orchestrator.route(Scale.OPERATION);
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
   * The sum of two vectors, as a new one.
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
   * @see Add
   */
  public double[] add(double[] a, double[] b, double[] out) {
    Arguments.sameLength(a, b);
    Arguments.sameLength(a, out);
    int n = a.length;
    add.run(n, n, out == a ? a : b, out, kernel -> kernel.add(a, 0, b, 0, out, 0, n));
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
    return dot(a, 0, b, 0, a.length);
  }

  /** The inner product of parts of two arrays that have been checked. */
  double dot(double[] a, int aOffset, double[] b, int bOffset, int n) {
    return dot.evaluate(n, n, kernel -> kernel.dot(a, aOffset, b, bOffset, n));
  }

  /**
   * The Euclidean norm of a vector; 0.0 for an empty one.
   *
   * @see Norm for its range and error bound
   */
  public double norm(double[] x) {
    int n = x.length;
    return norm.evaluate(n, n, kernel -> kernel.norm(x, 0, n));
  }

  /** A vector times a number, as a new vector. */
  public double[] scale(double alpha, double[] x) {
    return scale(alpha, x, new double[x.length]);
  }

  /**
   * Writes a vector times a number into {@code out} and returns it.
   *
   * @throws IllegalArgumentException if the lengths differ
   * @see Scale
   */
  public double[] scale(double alpha, double[] x, double[] out) {
    Arguments.sameLength(x, out);
    int n = x.length;
    scale.run(n, n, x, out, kernel -> kernel.scale(alpha, x, 0, out, 0, n));
    return out;
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
    exp.run(n, n, x, out, kernel -> kernel.exp(x, 0, out, 0, n));
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
    log.run(n, n, x, out, kernel -> kernel.log(x, 0, out, 0, n));
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
    sin.run(n, n, x, out, kernel -> kernel.sin(x, 0, out, 0, n));
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
    cos.run(n, n, x, out, kernel -> kernel.cos(x, 0, out, 0, n));
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
    tanh.run(n, n, x, out, kernel -> kernel.tanh(x, 0, out, 0, n));
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
    sigmoid.run(n, n, x, out, kernel -> kernel.sigmoid(x, 0, out, 0, n));
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
    softplus.run(n, n, x, out, kernel -> kernel.softplus(x, 0, out, 0, n));
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
    pow.run(n, n, out == x ? x : y, out, kernel -> kernel.pow(x, 0, y, 0, out, 0, n));
    return out;
  }
}
