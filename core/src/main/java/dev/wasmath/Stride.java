package dev.wasmath;

import java.util.SplittableRandom;

/**
 * How many calls later a call is looked at again: soon at first, then as seldom as they are short.
 */
final class Stride {
  /** Looking at a call takes about so many nanoseconds times the share it may take. */
  private static final double LOOK = 60_000;

  /** Calls of fewer nanoseconds are looked at more seldom still: there is little to win. */
  private static final double SHORT = 1_000;

  private static final int LONGEST = 1 << 16;

  private Stride() {}

  /** The next stride, after a call of so many nanoseconds that stood for {@code weight} calls. */
  static int next(double nanos, double weight, SplittableRandom random) {
    double seldom = LOOK / nanos * Math.max(1, SHORT / nanos);
    double stride = Math.min(2 * weight, seldom) * (0.75 + 0.5 * random.nextDouble());
    return (int) Math.clamp(stride, 1, LONGEST);
  }
}
