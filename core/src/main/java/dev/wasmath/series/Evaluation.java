package dev.wasmath.series;

/** A function evaluated at many points at once, by a thread that may be interrupted. */
@FunctionalInterface
interface Evaluation {
  double[] values(double[] t) throws InterruptedException;
}
