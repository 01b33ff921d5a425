package dev.wasmath;

import dev.wasmath.PayoffContraction.Packed;
import java.util.List;

/**
 * The payoffs of a game in normal form in the order in which {@link Games} reads them for many
 * profiles at once. Any thread may use it, with any {@link Wasmath}.
 */
public final class PackedGame {
  private final int[] strategies;
  private final List<Packed> players;

  PackedGame(int[] strategies, List<Packed> players) {
    this.strategies = strategies;
    this.players = List.copyOf(players);
  }

  List<Packed> players() {
    return players;
  }

  int[] strategies() {
    return strategies;
  }
}
