package dev.wasmath.game;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The ways in which a number of players can choose among some strategies, when only the number of
 * players who chose each counts, in lexicographic order of these numbers.
 */
final class Counts {
  private final int strategies;

  /**
   * Element (k, s) is the number of ways in which k players choose among s strategies: the sum of
   * the elements (0, s - 1), ..., (k, s - 1).
   */
  private final int[][] ways;

  /**
   * Tables for up to so many players.
   *
   * @throws IllegalArgumentException if the ways are more than an array has elements
   */
  Counts(int players, int strategies) {
    BigInteger most = BigInteger.ONE;
    for (int k = 1; k < strategies; k++) {
      most = most.multiply(BigInteger.valueOf((long) players + k)).divide(BigInteger.valueOf(k));
      if (most.bitLength() > 31) {
        throw new IllegalArgumentException(
            "%d players choose among %d strategies in more than %d ways"
                .formatted(players, strategies, Integer.MAX_VALUE));
      }
    }
    this.strategies = strategies;
    this.ways = new int[players + 1][strategies + 1];
    for (int k = 0; k <= players; k++) {
      ways[k][1] = 1;
      for (int s = 2; s <= strategies; s++) {
        ways[k][s] = ways[k][s - 1] + (k == 0 ? 0 : ways[k - 1][s]);
      }
    }
  }

  /** In how many ways so many players can choose. */
  int size(int players) {
    return ways[players][strategies];
  }

  /** The place of the counts among those of as many players. */
  int rank(int[] counts) {
    int left = 0;
    for (int count : counts) {
      left += count;
    }
    int rank = 0;
    for (int a = 0; a < strategies - 1; a++) {
      int rest = strategies - a;
      rank += ways[left][rest] - ways[left - counts[a]][rest];
      left -= counts[a];
    }
    return rank;
  }

  /** The first counts of so many players: all have the last strategy. */
  int[] first(int players) {
    int[] counts = new int[strategies];
    counts[strategies - 1] = players;
    return counts;
  }

  /** Changes counts to the next ones. Returns whether there were any. */
  boolean next(int[] counts) {
    int a = strategies - 2;
    int after = counts[strategies - 1];
    while (a >= 0 && after == 0) {
      after += counts[a];
      a--;
    }
    if (a < 0) {
      return false;
    }
    counts[a]++;
    Arrays.fill(counts, a + 1, strategies - 1, 0);
    counts[strategies - 1] = after - 1;
    return true;
  }
}
