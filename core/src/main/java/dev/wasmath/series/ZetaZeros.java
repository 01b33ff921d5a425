package dev.wasmath.series;

import java.util.Arrays;

/** The zeros of zeta on a part of the critical line: all of them, in order. */
public final class ZetaZeros {
  private final long firstNumber;
  private final double[] ordinates;

  ZetaZeros(long firstNumber, double[] ordinates) {
    this.firstNumber = firstNumber;
    this.ordinates = ordinates;
  }

  /** How many there are. */
  public int count() {
    return ordinates.length;
  }

  /**
   * The number of the first among the zeros of the upper half plane, counted from 1: one more than
   * the zeros below that part. If there are none here, the number of the next.
   */
  public long firstNumber() {
    return firstNumber;
  }

  /** The ordinate of one: the t of 1/2 + it. */
  public double ordinate(int i) {
    return ordinates[i];
  }

  /** The ordinates of all, in a new array. */
  public double[] ordinates() {
    return Arrays.copyOf(ordinates, ordinates.length);
  }

  @Override
  public String toString() {
    return count() + " zeros from number " + firstNumber + " on";
  }
}
