package dev.wasmath;

import dev.wasmath.op.Add;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Norm;
import dev.wasmath.op.Scale;

/**
 * The door to the operations on vectors, which are plain {@code double[]}. Vectors of length 0 are
 * allowed. An output may be one of the inputs.
 */
public final class Vectors {
  private final Route<Add> add;
  private final Route<Dot> dot;
  private final Route<Norm> norm;
  private final Route<Scale> scale;

  Vectors(Orchestrator orchestrator) {
    this.add = orchestrator.route(Add.OPERATION);
    this.dot = orchestrator.route(Dot.OPERATION);
    this.norm = orchestrator.route(Norm.OPERATION);
    this.scale = orchestrator.route(Scale.OPERATION);
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
}
