package dev.wasmath.game;

/** Sets of strategies as bits of a long. */
final class Supports {
  /** Sets are of so many strategies at most. */
  static final int MOST = 62;

  private Supports() {}

  /** The set of the lowest strategies, the first of its size. */
  static long first(int size) {
    return (1L << size) - 1;
  }

  /** The next set of the same size (Gosper's hack), by value. */
  static long next(long set) {
    long lowest = set & -set;
    long ripple = set + lowest;
    return ripple | (((set ^ ripple) / lowest) >>> 2);
  }

  /** Whether a set is one of strategies below n. */
  static boolean within(long set, int n) {
    return set >>> n == 0;
  }

  /** The strategies of a set, ascending. */
  static int[] strategies(long set) {
    int[] strategies = new int[Long.bitCount(set)];
    long rest = set;
    for (int k = 0; k < strategies.length; k++) {
      strategies[k] = Long.numberOfTrailingZeros(rest);
      rest &= rest - 1;
    }
    return strategies;
  }
}
