package dev.wasmath.plain;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is measured of one elementary function: our version, the oracle's, where, and the error
 * allowed.
 *
 * @param name the operation
 * @param bound the largest error allowed, in ulp
 * @param ours the function in plain Java; of one argument, the second is ignored
 * @param oracle the exact function
 * @param points where to look
 */
record Accuracy(String name, double bound, Ours ours, Oracle oracle, Points points) {
  private static final double LOG_2 = Math.log(2);

  /** The functions measured. */
  static final List<Accuracy> ALL =
      List.of(
          of("exp", 1.6, PlainExponentials::exp, ExactFunctions::exp, Accuracy::exponents),
          of("log", 1, PlainLogarithm::log, ExactFunctions::log, Accuracy::positive),
          of("sin", 2, PlainTrigonometry::sin, ExactFunctions::sin, Accuracy::angles),
          of("cos", 2, PlainTrigonometry::cos, ExactFunctions::cos, Accuracy::angles),
          of("tanh", 2, PlainExponentials::tanh, ExactFunctions::tanh, r -> moderate(r, 25)),
          of(
              "sigmoid",
              2,
              PlainExponentials::sigmoid,
              ExactFunctions::sigmoid,
              Accuracy::exponents),
          of(
              "softplus",
              2,
              PlainExponentials::softplus,
              ExactFunctions::softplus,
              Accuracy::exponents),
          new Accuracy("pow", 2, PlainPower::pow, ExactFunctions::pow, Accuracy::powers));

  /** A function of ours. */
  @FunctionalInterface
  interface Ours {
    double at(double x, double y);
  }

  /** A function of the oracle. */
  @FunctionalInterface
  interface Oracle {
    Exact at(double x, double y);
  }

  /** A source of arguments: finite, and in the function's domain. */
  @FunctionalInterface
  interface Points {
    double[] next(SplittableRandom random);
  }

  /** A function of one argument. */
  @FunctionalInterface
  private interface Ours1 {
    double at(double x);
  }

  @FunctionalInterface
  private interface Oracle1 {
    Exact at(double x);
  }

  @FunctionalInterface
  private interface Points1 {
    double next(SplittableRandom random);
  }

  private static Accuracy of(
      String name, double bound, Ours1 ours, Oracle1 oracle, Points1 points) {
    return new Accuracy(
        name,
        bound,
        (x, y) -> ours.at(x),
        (x, y) -> oracle.at(x),
        random -> new double[] {points.next(random), 0});
  }

  /** The function of that name. */
  static Accuracy named(String name) {
    return ALL.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  /** The errors at so many points, in ulp, in increasing order. */
  double[] errors(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] errors = new double[count];
    for (int i = 0; i < count; i++) {
      double[] point = points.next(random);
      errors[i] = error(point[0], point[1]);
    }
    Arrays.sort(errors);
    return errors;
  }

  /** The error at a point, in ulp. */
  double error(double x, double y) {
    return oracle.at(x, y).ulpsTo(ours.at(x, y));
  }

  private static double exponents(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextDouble(-1, 1);
      case 1 -> random.nextDouble(-40, 40);
      case 2 -> random.nextDouble(-750, 715);
      default -> Math.scalb(random.nextDouble(-1, 1), -random.nextInt(60));
    };
  }

  private static double moderate(SplittableRandom random, double bound) {
    return switch (random.nextInt(3)) {
      case 0 -> random.nextDouble(-1, 1);
      case 1 -> random.nextDouble(-bound, bound);
      default -> Math.scalb(random.nextDouble(-1, 1), -random.nextInt(60));
    };
  }

  private static double positive(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextDouble(0.5, 2);
      case 1 -> 1 + Math.scalb(random.nextDouble(-1, 1), -random.nextInt(1, 52));
      case 2 -> random.nextDouble(0, 1000);
      default -> anyFinite(random);
    };
  }

  private static double angles(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextDouble(-4, 4);
      case 1 -> random.nextDouble(-0x1p20, 0x1p20);
      case 2 -> random.nextInt(600_000) * (Math.PI / 2) * random.nextDouble(1 - 0x1p-50, 1);
      case 3 -> random.nextInt(64) * (Math.PI / 4) + random.nextDouble(-1e-3, 1e-3);
      default -> anyFinite(random) * (random.nextBoolean() ? 1 : -1);
    };
  }

  private static double[] powers(SplittableRandom random) {
    double x =
        switch (random.nextInt(4)) {
          case 0 -> random.nextDouble(0, 4);
          case 1 -> 1 + Math.scalb(random.nextDouble(-1, 1), -random.nextInt(1, 52));
          default -> anyFinite(random);
        };
    double log2 = Math.log(x) / LOG_2;
    return switch (random.nextInt(3)) {
      case 0 -> new double[] {x, random.nextDouble(-1080, 1030) / (log2 == 0 ? 1 : log2)};
      case 1 -> new double[] {x, random.nextDouble(-20, 20)};
      default -> new double[] {-x, random.nextInt(-12, 13)};
    };
  }

  /** A positive number with bits spread evenly: every magnitude is as likely as another. */
  private static double anyFinite(SplittableRandom random) {
    return Double.longBitsToDouble(random.nextLong(1, 0x7ff0000000000000L));
  }
}
