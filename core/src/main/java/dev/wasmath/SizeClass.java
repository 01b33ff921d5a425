package dev.wasmath;

/**
 * The class of a call's size: calls of one class are taken to favour the same strategy.
 *
 * <p>A class is the cost to two bits behind the leading one, so that its calls differ by less than
 * a quarter, and how often an operand's element is used: products of thin matrices are not compared
 * with those of square ones.
 */
final class SizeClass {
  /** Classes in a factor of two. */
  static final int STEPS = 4;

  /** Classes of one intensity, in increasing cost. */
  static final int COSTS = STEPS * Long.SIZE;

  /** All classes. */
  static final int COUNT = 4 * COSTS;

  private static final long MANY = 128;
  private static final long SEVERAL = 16;

  private SizeClass() {}

  /** The class of a call. */
  static int of(long elements, long cost) {
    return ofCost(cost) + COSTS * intensity(elements, cost);
  }

  /** The class of a call that uses each element once. */
  static int ofCost(long cost) {
    // Shifted by the smallest number that has two bits behind its leading one.
    long shifted = cost + STEPS;
    int top = Long.SIZE - 1 - Long.numberOfLeadingZeros(shifted);
    return STEPS * top + (int) ((shifted >>> (top - 2)) & 3);
  }

  private static int intensity(long elements, long cost) {
    if (cost < 2 * elements) {
      return 0;
    } else if (cost < SEVERAL * elements) {
      return 1;
    }
    return cost < MANY * elements ? 2 : 3;
  }

  /** How often an operand's element is used at least. */
  static long uses(int sizeClass) {
    return switch (sizeClass / COSTS) {
      case 0 -> 1;
      case 1 -> 2;
      case 2 -> SEVERAL;
      default -> MANY;
    };
  }

  /** The smallest cost in a class. */
  static long cost(int sizeClass) {
    int within = sizeClass % COSTS;
    int top = Math.max(2, within / STEPS);
    return ((long) (STEPS + within % STEPS) << (top - 2)) - STEPS;
  }

  /** The class of the same intensity where the cheapest calls are. */
  static int first(int sizeClass) {
    return sizeClass - sizeClass % COSTS;
  }
}
