package dev.wasmath.game;

import java.util.Arrays;

/**
 * One player's payoffs as they are read, in an array that grows with what is there, not with what a
 * header promises.
 */
final class GrowingTensor {
  private static final int FIRST = 16;

  private final int profiles;
  private double[] payoffs;
  private int length;

  /** Empty, of a game with so many pure profiles. */
  GrowingTensor(TensorShape shape) {
    this.profiles = shape.profiles();
    this.payoffs = new double[Math.min(FIRST, profiles)];
  }

  void append(double payoff) {
    if (length == payoffs.length) {
      payoffs = Arrays.copyOf(payoffs, (int) Math.min(2L * length, profiles));
    }
    payoffs[length] = payoff;
    length++;
  }

  /** The payoffs, all of which have been read, each moved to its place. */
  double[] moved(int[] places) {
    double[] moved = new double[places.length];
    for (int k = 0; k < places.length; k++) {
      moved[places[k]] = payoffs[k];
    }
    return moved;
  }
}
