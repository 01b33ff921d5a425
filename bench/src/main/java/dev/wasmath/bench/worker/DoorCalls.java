package dev.wasmath.bench.worker;

import dev.wasmath.Games;
import dev.wasmath.Matrices;
import dev.wasmath.Matrix;
import dev.wasmath.Neural;
import dev.wasmath.Sequences;
import dev.wasmath.Vectors;
import dev.wasmath.Wasmath;
import dev.wasmath.op.Probe;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Calls of operations through the doors, as programs make them: named by the operation, with a
 * length or a shape.
 */
final class DoorCalls {
  /** The smallest game of payoffsOfMany in which many profiles go together. */
  private static final int FEW_STRATEGIES = 9;

  private final Vectors vectors;
  private final Matrices matrices;
  private final Neural neural;
  private final Sequences sequences;
  private final Games games;

  DoorCalls(Wasmath math) {
    this.vectors = math.vectors();
    this.matrices = math.matrices();
    this.neural = math.neural();
    this.sequences = math.sequences();
    this.games = math.games();
  }

  /**
   * A call.
   *
   * @param operation its name
   * @param shape a length; of a product rows, inner length and columns
   * @throws IllegalArgumentException if no door leads to the operation
   */
  Call of(String operation, List<Integer> shape) {
    int n = shape.getFirst();
    return switch (operation) {
      case "gemm" -> product(n, shape.get(1), shape.get(2));
      case "gemv", "transpose" -> ofMatrix(operation, n);
      case "relu", "leakyRelu", "gelu", "softmax" -> activation(operation, n);
      case "slabSum" -> payoffs(n);
      case "panelProduct" -> payoffsOfMany(n, 0);
      case "laneSum" -> payoffsOfMany(Math.max(FEW_STRATEGIES, (int) Math.cbrt(n)), 2);
      case "powerSums" -> () -> bits(sequences.zetaPartialSums(1.5, n));
      case "hardySum" -> criticalLine(n);
      case "dot", "sum", "norm", "norm1", "normInfinity", "min", "max" -> reduction(operation, n);
      default -> elementwise(operation, n);
    };
  }

  /** Of points with 126 terms each. */
  private Call criticalLine(int n) {
    double[] t = new double[n];
    for (int i = 0; i < n; i++) {
      t[i] = 1e5 + 0.01 * (i % 10_000);
    }
    return () -> bits(sequences.hardyZ(t));
  }

  private static long bits(double[] out) {
    return out.length == 0 ? 0 : Double.doubleToRawLongBits(out[out.length - 1]);
  }

  private Call reduction(String operation, int n) {
    Probe probe = Probe.ordinary(n);
    double[] x = probe.doubles(n);
    double[] y = probe.doubles(n);
    return switch (operation) {
      case "dot" -> () -> Double.doubleToRawLongBits(vectors.dot(x, y));
      case "sum" -> () -> Double.doubleToRawLongBits(vectors.sum(x));
      case "norm" -> () -> Double.doubleToRawLongBits(vectors.norm(x));
      case "norm1" -> () -> Double.doubleToRawLongBits(vectors.norm1(x));
      case "normInfinity" -> () -> Double.doubleToRawLongBits(vectors.normInfinity(x));
      case "min" -> () -> Double.doubleToRawLongBits(vectors.min(x));
      default -> () -> Double.doubleToRawLongBits(vectors.max(x));
    };
  }

  private Call elementwise(String operation, int n) {
    Probe probe = Probe.ordinary(n);
    double[] x = probe.doubles(n);
    double[] y = probe.doubles(n);
    double[] out = new double[n];
    return switch (operation) {
      case "add" -> () -> bits(vectors.add(x, y, out));
      case "subtract" -> () -> bits(vectors.subtract(x, y, out));
      case "hadamard" -> () -> bits(vectors.multiply(x, y, out));
      case "scale" -> () -> bits(vectors.scale(1.5, x, out));
      case "axpy" -> () -> bits(vectors.axpy(1e-9, x, out));
      case "linearCombination" -> () -> bits(vectors.linearCombination(1.5, x, 0.5, y, out));
      case "exp" -> () -> bits(vectors.exp(x, out));
      case "log" -> () -> bits(vectors.log(y, out));
      case "sin" -> () -> bits(vectors.sin(x, out));
      case "cos" -> () -> bits(vectors.cos(x, out));
      case "pow" -> () -> bits(vectors.pow(x, y, out));
      case "tanh" -> () -> bits(vectors.tanh(x, out));
      case "sigmoid" -> () -> bits(vectors.sigmoid(x, out));
      case "softplus" -> () -> bits(vectors.softplus(x, out));
      default -> throw new IllegalArgumentException("no door to " + operation);
    };
  }

  private Call activation(String operation, int n) {
    double[] x = Probe.ordinary(n).doubles(n);
    double[] out = new double[n];
    Neural.Activation activation =
        Stream.of(Neural.Activation.values())
            .filter(it -> it.name().replace("_", "").equalsIgnoreCase(operation))
            .findFirst()
            .orElseThrow();
    return () -> bits(neural.activation(activation, x, out));
  }

  private Call product(int rows, int inner, int columns) {
    Probe probe = Probe.ordinary(rows);
    Matrix a = Matrix.of(rows, inner, probe.doubles(rows * inner));
    Matrix b = Matrix.of(inner, columns, probe.doubles(inner * columns));
    Matrix out = Matrix.of(rows, columns, new double[rows * columns]);
    return () -> bits(matrices.multiply(a, b, out).data());
  }

  private Call ofMatrix(String operation, int n) {
    Probe probe = Probe.ordinary(n);
    Matrix a = Matrix.of(n, n, probe.doubles(n * n));
    Matrix out = Matrix.of(n, n, new double[n * n]);
    double[] x = probe.doubles(n);
    double[] y = new double[n];
    return operation.equals("gemv")
        ? () -> bits(matrices.multiply(a, x, y))
        : () -> bits(matrices.transpose(a, out).data());
  }

  /** Of a game of three players. */
  private Call payoffs(int n) {
    int[] strategies = {n, n, n};
    double[] tensor = Probe.ordinary(n).doubles(n * n * n);
    double[] uniform = new double[n];
    Arrays.fill(uniform, 1.0 / n);
    double[][] profile = {uniform, uniform, uniform};
    return () -> bits(games.payoffComputation(strategies, 0, tensor, profile));
  }

  /** Of a game of three players, against 64 profiles. */
  private Call payoffsOfMany(int n, int player) {
    int[] strategies = {n, 2 * n, 3 * n};
    double[] tensor = Probe.ordinary(n).doubles(6 * n * n * n);
    double[][] profile = new double[strategies.length][];
    for (int i = 0; i < profile.length; i++) {
      profile[i] = new double[strategies[i]];
      Arrays.fill(profile[i], 1.0 / strategies[i]);
    }
    List<double[][]> profiles = Collections.nCopies(64, profile);
    return () -> bits(games.payoffComputation(strategies, player, tensor, profiles)[0]);
  }
}
