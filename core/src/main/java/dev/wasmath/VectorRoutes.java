package dev.wasmath;

import dev.wasmath.op.Add;
import dev.wasmath.op.Axpy;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Hadamard;
import dev.wasmath.op.LinearCombination;
import dev.wasmath.op.Max;
import dev.wasmath.op.Min;
import dev.wasmath.op.Norm;
import dev.wasmath.op.Norm1;
import dev.wasmath.op.NormInfinity;
import dev.wasmath.op.Scale;
import dev.wasmath.op.Subtract;
import dev.wasmath.op.Sum;

/**
 * The calls of vector operations on adjacent elements of arrays, behind the doors: the arguments
 * have been checked.
 */
final class VectorRoutes {
  private final Route<Add> add;
  private final Route<Axpy> axpy;
  private final Route<Dot> dot;
  private final Route<Hadamard> hadamard;
  private final Route<LinearCombination> linearCombination;
  private final Route<Max> max;
  private final Route<Min> min;
  private final Route<Norm> norm;
  private final Route<Norm1> norm1;
  private final Route<NormInfinity> normInfinity;
  private final Route<Scale> scale;
  private final Route<Subtract> subtract;
  private final Route<Sum> sum;

  VectorRoutes(Orchestrator orchestrator) {
    this.add = orchestrator.route(Add.OPERATION);
    this.axpy = orchestrator.route(Axpy.OPERATION);
    this.dot = orchestrator.route(Dot.OPERATION);
    this.hadamard = orchestrator.route(Hadamard.OPERATION);
    this.linearCombination = orchestrator.route(LinearCombination.OPERATION);
    this.max = orchestrator.route(Max.OPERATION);
    this.min = orchestrator.route(Min.OPERATION);
    this.norm = orchestrator.route(Norm.OPERATION);
    this.norm1 = orchestrator.route(Norm1.OPERATION);
    this.normInfinity = orchestrator.route(NormInfinity.OPERATION);
    this.scale = orchestrator.route(Scale.OPERATION);
    this.subtract = orchestrator.route(Subtract.OPERATION);
    this.sum = orchestrator.route(Sum.OPERATION);
  }

  void add(double[] a, int aOffset, double[] b, int bOffset, double[] out, int outOffset, int n) {
    if (add.quick(n)) {
      add.plain().add(a, aOffset, b, bOffset, out, outOffset, n);
    } else {
      add.run(
          n,
          n,
          Output.of(out, outOffset, n, out == a ? a : b),
          kernel -> kernel.add(a, aOffset, b, bOffset, out, outOffset, n));
    }
  }

  void subtract(
      double[] a, int aOffset, double[] b, int bOffset, double[] out, int outOffset, int n) {
    if (subtract.quick(n)) {
      subtract.plain().subtract(a, aOffset, b, bOffset, out, outOffset, n);
    } else {
      subtract.run(
          n,
          n,
          Output.of(out, outOffset, n, out == a ? a : b),
          kernel -> kernel.subtract(a, aOffset, b, bOffset, out, outOffset, n));
    }
  }

  void hadamard(
      double[] a, int aOffset, double[] b, int bOffset, double[] out, int outOffset, int n) {
    if (hadamard.quick(n)) {
      hadamard.plain().hadamard(a, aOffset, b, bOffset, out, outOffset, n);
    } else {
      hadamard.run(
          n,
          n,
          Output.of(out, outOffset, n, out == a ? a : b),
          kernel -> kernel.hadamard(a, aOffset, b, bOffset, out, outOffset, n));
    }
  }

  void scale(double alpha, double[] x, int xOffset, double[] out, int outOffset, int n) {
    if (scale.quick(n)) {
      scale.plain().scale(alpha, x, xOffset, out, outOffset, n);
    } else {
      scale.run(
          n,
          n,
          Output.of(out, outOffset, n, x),
          kernel -> kernel.scale(alpha, x, xOffset, out, outOffset, n));
    }
  }

  void axpy(
      double alpha,
      double[] x,
      int xOffset,
      double[] y,
      int yOffset,
      double[] out,
      int outOffset,
      int n) {
    if (axpy.quick(n)) {
      axpy.plain().axpy(alpha, x, xOffset, y, yOffset, out, outOffset, n);
    } else {
      axpy.run(
          n,
          n,
          Output.of(out, outOffset, n, out == x ? x : y),
          kernel -> kernel.axpy(alpha, x, xOffset, y, yOffset, out, outOffset, n));
    }
  }

  void linearCombination(
      double alpha,
      double[] x,
      int xOffset,
      double beta,
      double[] y,
      int yOffset,
      double[] out,
      int outOffset,
      int n) {
    if (linearCombination.quick(n)) {
      linearCombination
          .plain()
          .linearCombination(alpha, x, xOffset, beta, y, yOffset, out, outOffset, n);
    } else {
      linearCombination.run(
          n,
          n,
          Output.of(out, outOffset, n, out == x ? x : y),
          kernel ->
              kernel.linearCombination(alpha, x, xOffset, beta, y, yOffset, out, outOffset, n));
    }
  }

  double dot(double[] a, int aOffset, double[] b, int bOffset, int n) {
    return dot.quick(n)
        ? dot.plain().dot(a, aOffset, b, bOffset, n)
        : dot.evaluate(n, n, kernel -> kernel.dot(a, aOffset, b, bOffset, n));
  }

  double sum(double[] x, int xOffset, int n) {
    return sum.quick(n)
        ? sum.plain().sum(x, xOffset, n)
        : sum.evaluate(n, n, kernel -> kernel.sum(x, xOffset, n));
  }

  double norm(double[] x, int xOffset, int n) {
    return norm.quick(n)
        ? norm.plain().norm(x, xOffset, n)
        : norm.evaluate(n, n, kernel -> kernel.norm(x, xOffset, n));
  }

  double norm1(double[] x, int xOffset, int n) {
    return norm1.quick(n)
        ? norm1.plain().norm1(x, xOffset, n)
        : norm1.evaluate(n, n, kernel -> kernel.norm1(x, xOffset, n));
  }

  double normInfinity(double[] x, int xOffset, int n) {
    return normInfinity.quick(n)
        ? normInfinity.plain().normInfinity(x, xOffset, n)
        : normInfinity.evaluate(n, n, kernel -> kernel.normInfinity(x, xOffset, n));
  }

  double min(double[] x, int xOffset, int n) {
    return min.quick(n)
        ? min.plain().min(x, xOffset, n)
        : min.evaluate(n, n, kernel -> kernel.min(x, xOffset, n));
  }

  double max(double[] x, int xOffset, int n) {
    return max.quick(n)
        ? max.plain().max(x, xOffset, n)
        : max.evaluate(n, n, kernel -> kernel.max(x, xOffset, n));
  }

  /**
   * The lowest index, from {@code xOffset} on, of an element that is NaN, or equal to the value.
   */
  static int indexOf(double value, double[] x, int xOffset, int n) {
    for (int i = 0; i < n; i++) {
      if (x[xOffset + i] == value || Double.isNaN(x[xOffset + i])) {
        return i;
      }
    }
    throw new IllegalStateException(value + " is not among the elements");
  }
}
