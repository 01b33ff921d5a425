package dev.wasmath;

import java.util.OptionalDouble;

/**
 * What the calls of one operation took, by size class, as far as they were looked at. Not safe for
 * use by several threads at once.
 */
final class Traffic {
  /** A class whose calls of late take so many times what they took has become slow. */
  private static final double SLOWED = 1.5;

  private static final double OF_LATE = 0.125;
  private static final double LONG_AGO = 0.008;

  /** The first calls of a class are of code that the JVM has not compiled. */
  private static final int COLD_CALLS = 16;

  /** A call that stands for others and takes so many times what they took of late was paused. */
  private static final double PAUSED = 4;

  private final int[] looks = new int[SizeClass.COUNT];
  private final double[] spent = new double[SizeClass.COUNT];
  private final long[] last = new long[SizeClass.COUNT];
  private final double[] late = new double[SizeClass.COUNT];
  private final double[] usual = new double[SizeClass.COUNT];

  /** What the calls took on average, each, that one stands for which took so long. */
  double mean(int sizeClass, double nanos, double weight) {
    if (looks[sizeClass] == 0) {
      return nanos;
    }
    double others = Math.min(nanos, PAUSED * late[sizeClass]);
    return others + (nanos - others) / weight;
  }

  /** Notes a call that stands for several; returns whether calls of its class have become slow. */
  boolean add(int sizeClass, double nanos, double weight, long now) {
    if (looks[sizeClass] == 0) {
      late[sizeClass] = nanos;
      usual[sizeClass] = nanos;
    }
    looks[sizeClass]++;
    spent[sizeClass] = spent(sizeClass, now) + nanos * weight;
    last[sizeClass] = now;
    late[sizeClass] += OF_LATE * (nanos - late[sizeClass]);
    usual[sizeClass] += LONG_AGO * (nanos - usual[sizeClass]);
    boolean slowed = late[sizeClass] > SLOWED * usual[sizeClass];
    if (slowed) {
      usual[sizeClass] = late[sizeClass];
    }
    return slowed;
  }

  /** Nanoseconds that a call of a class is expected to take; 0 while that is not known. */
  double expected(int sizeClass) {
    return looks[sizeClass] < COLD_CALLS ? 0 : late[sizeClass];
  }

  /** Nanoseconds that calls of a class took of late, if one was looked at. */
  OptionalDouble recent(int sizeClass) {
    return looks[sizeClass] == 0 ? OptionalDouble.empty() : OptionalDouble.of(late[sizeClass]);
  }

  /** Nanoseconds that the calls of a class took in all, where a minute ago counts half. */
  double spent(int sizeClass, long now) {
    double elapsed = Math.max(0, now - last[sizeClass]);
    return spent[sizeClass] * Load.fading(elapsed);
  }

  /** The cost of the calls that took most time of late. */
  long busiestCost(long now) {
    int busiest = 0;
    for (int i = 0; i < spent.length; i++) {
      busiest = spent(i, now) > spent(busiest, now) ? i : busiest;
    }
    return SizeClass.cost(busiest);
  }
}
