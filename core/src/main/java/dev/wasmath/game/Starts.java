package dev.wasmath.game;

import dev.wasmath.Neural;
import dev.wasmath.op.Probe;

/** Random profiles to start from. */
final class Starts {
  /** A profile spread evenly over all: exponential variates divided by their sum. */
  static MixedProfile random(Game game, Probe probe) {
    double[][] mixed = new double[game.players()][];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = new double[game.strategies(i)];
      double sum = 0;
      for (int a = 0; a < mixed[i].length; a++) {
        mixed[i][a] = -Neural.log((1 - probe.next()) / 2);
        sum += mixed[i][a];
      }
      for (int a = 0; a < mixed[i].length; a++) {
        mixed[i][a] = sum > 0 ? mixed[i][a] / sum : 1.0 / mixed[i].length;
      }
    }
    return MixedProfile.of(mixed);
  }

  private Starts() {}
}
