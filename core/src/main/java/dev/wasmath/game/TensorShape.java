package dev.wasmath.game;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The shape of a game's payoff tensors: one axis a player, as long as that player's strategies are
 * many.
 *
 * <p>Row-major: the first player's strategy changes slowest, the last player's fastest.
 */
final class TensorShape {
  private static final int ARRAY_LIMIT = Integer.MAX_VALUE - 8;

  /** A product this long is reported as it stands: hostile counts must not make it expensive. */
  private static final int ENOUGH_BITS = 512;

  private final int[] strategies;
  private final int profiles;

  /**
   * @throws IllegalArgumentException if there is no player, a player has no strategy, or a tensor
   *     would exceed an array; the message tells the size needed
   */
  TensorShape(int... strategies) {
    if (strategies.length == 0) {
      throw new IllegalArgumentException("A game has at least 1 player, not 0");
    }
    BigInteger product = BigInteger.ONE;
    for (int i = 0; i < strategies.length; i++) {
      if (strategies[i] < 1) {
        throw new IllegalArgumentException(
            "Player " + (i + 1) + " has " + strategies[i] + " strategies; at least 1 is needed");
      }
      if (product.bitLength() < ENOUGH_BITS) {
        product = product.multiply(BigInteger.valueOf(strategies[i]));
      }
    }
    if (product.compareTo(BigInteger.valueOf(ARRAY_LIMIT)) > 0) {
      throw new IllegalArgumentException(
          needs(strategies.length, product) + "; a player's tensor holds at most " + ARRAY_LIMIT);
    }
    this.strategies = strategies.clone();
    this.profiles = product.intValueExact();
  }

  int players() {
    return strategies.length;
  }

  int strategies(int player) {
    return strategies[player];
  }

  int[] strategies() {
    return strategies.clone();
  }

  /** The number of pure profiles, which is the length of each tensor. */
  int profiles() {
    return profiles;
  }

  /**
   * One empty tensor a player.
   *
   * @throws IllegalArgumentException if they cannot fit the heap; the message tells the size needed
   */
  double[][] allocate() {
    checkHeap();
    return new double[players()][profiles];
  }

  /**
   * Checks that all tensors together are not larger than the heap.
   *
   * @throws IllegalArgumentException if they are; the message tells the size needed
   */
  void checkHeap() {
    long heap = Runtime.getRuntime().maxMemory();
    // In units of profiles, as the bytes may be more than a long holds.
    if (8L * strategies.length > heap / profiles) {
      throw new IllegalArgumentException(
          needs(players(), BigInteger.valueOf(profiles)) + "; the heap holds " + heap + " (-Xmx)");
    }
  }

  /** The place of a pure profile in a tensor. */
  int index(int... profile) {
    if (profile.length != strategies.length) {
      throw new IllegalArgumentException(
          "A profile of "
              + profile.length
              + " strategies in a game of "
              + strategies.length
              + " players");
    }
    int index = 0;
    for (int i = 0; i < profile.length; i++) {
      if (profile[i] < 0 || profile[i] >= strategies[i]) {
        throw new IllegalArgumentException(
            "Strategy " + profile[i] + " of player " + i + ", who has " + strategies[i]);
      }
      index = index * strategies[i] + profile[i];
    }
    return index;
  }

  /** The pure profile at a place in a tensor. */
  int[] profile(int index) {
    int[] profile = new int[strategies.length];
    int rest = index;
    for (int i = strategies.length - 1; i >= 0; i--) {
      profile[i] = rest % strategies[i];
      rest /= strategies[i];
    }
    return profile;
  }

  /**
   * The places of all profiles in a tensor, listed in Gambit's order: the first player's strategy
   * changes fastest, the last player's slowest.
   */
  int[] firstPlayerFastest() {
    int[] places = new int[profiles];
    int listed = 1;
    int stride = profiles;
    for (int s : strategies) {
      stride /= s;
      for (int k = listed; k < listed * s; k++) {
        places[k] = places[k - listed] + stride;
      }
      listed *= s;
    }
    return places;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorShape that && Arrays.equals(strategies, that.strategies);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(strategies);
  }

  /** The numbers of strategies, as in {@code 2 x 3 x 2}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int s : strategies) {
      text.append(text.isEmpty() ? "" : " x ").append(s);
    }
    return text.toString();
  }

  private static String needs(int players, BigInteger profiles) {
    BigInteger bytes = profiles.multiply(BigInteger.valueOf(8L * players));
    return "A game of "
        + players
        + " players with "
        + (profiles.bitLength() < ENOUGH_BITS ? "" : "more than ")
        + profiles
        + " pure profiles needs "
        + bytes
        + " bytes of payoffs";
  }
}
