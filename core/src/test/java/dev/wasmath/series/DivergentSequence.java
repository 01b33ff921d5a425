package dev.wasmath.series;

import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Sequences and series without a limit, some of which have an antilimit. */
enum DivergentSequence {
  EULER(true, k -> ConvergentSequence.sign(k) * ConvergentSequence.factorial(k)),
  GRANDI(true, ConvergentSequence::sign),
  HARMONIC(true, k -> 1.0 / (k + 1)),
  SMALL_HARMONIC(true, k -> 1e-9 / (k + 1)),
  ZETA_HALF(true, k -> 1 / Math.sqrt(k + 1)),
  ZETA_9_TENTHS(true, k -> Math.pow(k + 1, -0.9)),
  ROOTS(true, k -> Math.sqrt(k + 1)),
  POWERS_OF_2(true, k -> Math.pow(2, k)),
  SIGNED_POWERS_OF_2(true, k -> Math.pow(-2, k)),
  CONSTANT_TERMS(true, k -> 3),
  HARMONIC_LOGARITHMS(true, k -> 1 / ((k + 2) * Math.log(k + 2))),
  SIGNED_INTEGERS(true, k -> ConvergentSequence.sign(k) * (k + 1)),
  ALTERNATING_AND_HARMONIC(true, k -> ConvergentSequence.sign(k) / (k + 1) + 0.1 / (k + 1)),
  SINE(false, k -> Math.sin(k + 1)),
  LOGARITHM(false, k -> Math.log(k + 1)),
  LOGARITHM_OF_LOGARITHM(false, k -> Math.log(Math.log(k + 3))),
  OSCILLATION(false, k -> 2 + Math.cos(k * 2.0) * (1 + 1.0 / (k + 1))),
  WALK(true, k -> gaussian(k)),
  NOISE(false, k -> 1 + 1e-3 * gaussian(k));

  private final boolean series;

  @SuppressWarnings("ImmutableEnumChecker") // the lambdas capture nothing
  private final IntToDoubleFunction terms;

  DivergentSequence(boolean series, IntToDoubleFunction terms) {
    this.series = series;
    this.terms = terms;
  }

  double[] elements(int n) {
    return series ? ConvergentSequence.plainSums(terms, n) : ConvergentSequence.sequence(terms, n);
  }

  private static double gaussian(int k) {
    return new Random(1000L + 7919L * k).nextGaussian();
  }
}
