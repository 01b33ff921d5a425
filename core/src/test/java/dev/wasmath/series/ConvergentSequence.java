package dev.wasmath.series;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/** Sequences and series with a limit: linear, logarithmic, alternating, oscillating, and exact. */
enum ConvergentSequence {
  GEOMETRIC(k -> Math.pow(0.5, k), 2),
  SLOW_GEOMETRIC(k -> Math.pow(0.99, k), 100),
  SIGNED_GEOMETRIC(k -> Math.pow(-0.9, k), 1 / 1.9),
  GEOMETRIC_9_TENTHS(k -> Math.pow(0.9, k), 10),
  POLYNOMIAL_GEOMETRIC(k -> (k + 1) * Math.pow(0.5, k), 4),
  LOGARITHM_OF_10(k -> Math.pow(0.9, k + 1) / (k + 1), -Math.log(0.1)),
  LOGARITHM_OF_2(k -> Math.pow(0.5, k + 1) / (k + 1), Math.log(2)),
  TWO_RATES(k -> Math.pow(0.5, k) + Math.pow(0.25, k), 2 + 4 / 3.0),
  LINEAR_TIMES_GEOMETRIC(k -> k * Math.pow(0.7, k), 0.7 / 0.09),
  EXPONENTIAL(k -> 1 / factorial(k), Math.E),
  COSINE_WITH_ZEROS(k -> k % 2 == 1 ? 0 : (k % 4 == 0 ? 1 : -1) / factorial(k), Math.cos(1)),
  HERON(Kind.SEQUENCE, k -> iterate(k, 3, v -> 0.5 * (v + 2 / v)), Math.sqrt(2)),
  FIXED_POINT(Kind.SEQUENCE, k -> iterate(k + 1, 1, Math::cos), 0.7390851332151607),
  ZETA_2(k -> 1.0 / (k + 1) / (k + 1), Math.PI * Math.PI / 6),
  ZETA_3_HALVES(k -> Math.pow(k + 1, -1.5), 2.612375348685488),
  ZETA_1_POINT_1(k -> Math.pow(k + 1, -1.1), 10.584448464950809),
  ZETA_3(k -> Math.pow(k + 1, -3), 1.2020569031595942),
  ZETA_2_AFTER_ZERO(k -> k == 0 ? 0 : 1.0 / k / k, Math.PI * Math.PI / 6),
  TELESCOPING(k -> 1 / ((k + 1) * (k + 2.0)), 1),
  HYPERBOLIC_COTANGENT(
      k -> 1 / (1.0 + (k + 1.0) * (k + 1)), (Math.PI / Math.tanh(Math.PI) - 1) / 2),
  EULERS_CONSTANT(Kind.SEQUENCE, k -> harmonic(k + 1) - Math.log(k + 1), 0.5772156649015329),
  COMPOUND_INTEREST(Kind.SEQUENCE, k -> Math.pow(1 + 1.0 / (k + 1), k + 1), Math.E),
  WALLIS(Kind.SEQUENCE, ConvergentSequence::wallis, Math.PI / 2),
  INVERSE_ROOTS(Kind.SEQUENCE, k -> 1 / Math.sqrt(k + 1), 0),
  TENTHS_TO_ZERO(k -> k == 0 ? 1 : 1 / Math.sqrt(k + 1) - 1 / Math.sqrt(k), 0),
  LOG_2(k -> sign(k) / (k + 1), Math.log(2)),
  LEIBNIZ(k -> sign(k) / (2 * k + 1), Math.PI / 4),
  LEIBNIZ_WITH_ZEROS(k -> k % 2 == 1 ? 0 : sign(k / 2) / (k + 1), Math.PI / 4),
  ETA_HALF(k -> sign(k) / Math.sqrt(k + 1), 0.6048986434216304),
  ETA_3(k -> sign(k) * Math.pow(k + 1, -3), 0.9015426773696957),
  ALTERNATING_LOGARITHMS(k -> sign(k) / Math.log(k + 2), 0.9242998972229388),
  COSINES_OVER_SQUARES(
      k -> Math.cos(k + 1) / (k + 1) / (k + 1), Math.PI * Math.PI / 6 - Math.PI / 2 + 0.25),
  COSINES(k -> Math.cos(k + 1) / (k + 1), -Math.log(2 * Math.sin(0.5))),
  SINES(k -> Math.sin(k + 1) / (k + 1), (Math.PI - 1) / 2),
  DAMPED_SINE(k -> Math.sin(k) * Math.pow(0.9, k), 0.9 * Math.sin(1) / (1.81 - 1.8 * Math.cos(1))),
  SIXTHS_OF_A_TURN(
      k -> Math.cos((k + 1) * Math.PI / 3) / (k + 1) / (k + 1), Math.PI * Math.PI / 36),
  SOON_EXACT(Kind.SEQUENCE, k -> Math.min(k, 3), 3),
  GEOMETRIC_TO_5(Kind.SEQUENCE, k -> 5 + Math.pow(0.25, k), 5),
  TWO_SIGNED_RATES(k -> Math.pow(0.95, k) + Math.pow(-0.7, k), 20 + 1 / 1.7),
  ROOTS(Kind.HARD, k -> rootStep(k), 1),
  LOGARITHMS_OVER_SQUARES(Kind.HARD, k -> Math.log(k + 1) / (k + 1) / (k + 1), 0.9375482543158437),
  SLOWEST(Kind.HARD, k -> 1 / ((k + 2) * Math.log(k + 2) * Math.log(k + 2)), 2.109742801236892),
  INVERSE_LOGARITHMS(Kind.HARD, k -> 1 / Math.log(k + 2) - (k == 0 ? 0 : 1 / Math.log(k + 1)), 0),
  MIXED(Kind.HARD, k -> 1.0 / (k + 1) / (k + 1) + Math.pow(0.8, k), Math.PI * Math.PI / 6 + 5);

  private enum Kind {
    SERIES,
    SEQUENCE,
    /** A series too slow, or of too many kinds, for any method. */
    HARD
  }

  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // the lambdas capture nothing
  private final IntToDoubleFunction terms;

  private final double limit;

  ConvergentSequence(IntToDoubleFunction terms, double limit) {
    this(Kind.SERIES, terms, limit);
  }

  ConvergentSequence(Kind kind, IntToDoubleFunction terms, double limit) {
    this.kind = kind;
    this.terms = terms;
    this.limit = limit;
  }

  double limit() {
    return limit;
  }

  boolean isTractable() {
    return kind != Kind.HARD;
  }

  double[] elements(int n) {
    return kind == Kind.SEQUENCE ? sequence(terms, n) : plainSums(terms, n);
  }

  static double[] sequence(IntToDoubleFunction terms, int n) {
    double[] elements = new double[n];
    for (int k = 0; k < n; k++) {
      elements[k] = terms.applyAsDouble(k);
    }
    return elements;
  }

  /** With the rounding errors that sums have. */
  static double[] plainSums(IntToDoubleFunction terms, int n) {
    double[] sums = new double[n];
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += terms.applyAsDouble(k);
      sums[k] = sum;
    }
    return sums;
  }

  static double sign(int k) {
    return k % 2 == 0 ? 1 : -1;
  }

  static double factorial(int n) {
    double product = 1;
    for (int i = 2; i <= n; i++) {
      product *= i;
    }
    return product;
  }

  private static double iterate(int steps, double start, DoubleUnaryOperator step) {
    double value = start;
    for (int i = 0; i < steps; i++) {
      value = step.applyAsDouble(value);
    }
    return value;
  }

  private static double harmonic(int n) {
    double sum = 0;
    for (int i = 1; i <= n; i++) {
      sum += 1.0 / i;
    }
    return sum;
  }

  private static double wallis(int k) {
    double product = 1;
    for (int i = 1; i <= k + 1; i++) {
      product *= 4.0 * i * i / (4.0 * i * i - 1);
    }
    return product;
  }

  /** The steps of the sequence of n-th roots of n. */
  private static double rootStep(int k) {
    double root = Math.pow(k + 1, 1.0 / (k + 1));
    return k == 0 ? root : root - Math.pow(k, 1.0 / k);
  }
}
