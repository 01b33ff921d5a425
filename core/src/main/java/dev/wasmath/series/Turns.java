package dev.wasmath.series;

import dev.wasmath.plain.PlainTrigonometry;

/** Sines and cosines of angles in turns: whole turns are taken off without an error. */
final class Turns {
  private static final double TURN = 0x1.921fb54442d18p2;

  private Turns() {}

  /** cos(2 pi x), for |x| up to 1/2. */
  static double cos(double x) {
    return PlainTrigonometry.sin((0.25 - Math.abs(x)) * TURN);
  }

  /** sin(2 pi x), for |x| up to 1/2. */
  static double sin(double x) {
    double half = Math.copySign(0.5, x);
    return PlainTrigonometry.sin((Math.abs(x) <= 0.25 ? x : half - x) * TURN);
  }
}
