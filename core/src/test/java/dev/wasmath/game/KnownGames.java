package dev.wasmath.game;

import java.util.Arrays;

/** Games whose equilibria are known. */
final class KnownGames {
  private KnownGames() {}

  /** A game of two players from its matrices, row by row. */
  static NormalFormGame bimatrix(double[][] a, double[][] b) {
    int[] strategies = {a.length, a[0].length};
    return NormalFormGame.of("bimatrix", strategies, flat(a), flat(b));
  }

  private static double[] flat(double[][] matrix) {
    return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
  }

  static NormalFormGame pennies() {
    return bimatrix(new double[][] {{1, -1}, {-1, 1}}, new double[][] {{-1, 1}, {1, -1}});
  }

  static NormalFormGame prisoners() {
    return bimatrix(new double[][] {{3, 0}, {5, 1}}, new double[][] {{3, 5}, {0, 1}});
  }

  /** The game in which fictitious play goes round (Shapley 1964). */
  static NormalFormGame shapley() {
    return bimatrix(
        new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        new double[][] {{0, 1, 0}, {0, 0, 1}, {1, 0, 0}});
  }

  /**
   * Nau, Gomez Canovas and Hansen, "On the geometry of Nash equilibria and correlated equilibria"
   * (2004), section 4: one equilibrium, of irrational numbers.
   */
  static NormalFormGame nau() {
    return NormalFormGame.of(
        "Nau",
        new int[] {2, 2, 2},
        new double[] {3, 1, 0, 0, 0, 0, 1, 2},
        new double[] {0, 0, 2, 1, 1, 3, 0, 0},
        new double[] {2, 0, 0, 0, 0, 0, 0, 3});
  }

  /** The equilibrium of {@link #nau}. */
  static MixedProfile nausEquilibrium() {
    double root = Math.sqrt(601);
    double x = (53 - root) / 46;
    double y = (root - 13) / 24;
    double z = (root - 23) / 4;
    return MixedProfile.of(new double[][] {{x, 1 - x}, {y, 1 - y}, {z, 1 - z}});
  }

  /**
   * The 6 x 6 game with 75 equilibria (von Stengel, "New maximal numbers of equilibria in bimatrix
   * games", 1999) with the payoffs of Savani and von Stengel (2006).
   */
  static NormalFormGame vonStengel() {
    double[][] a = {
      {-81, 36, -126, 126, -36, 90},
      {-180, 72, -333, 297, -153, 270},
      {20, -3, 42, -33, 17, -30},
      {-30, 17, -33, 42, -3, 20},
      {270, -153, 297, -333, 72, -180},
      {90, -36, 126, -126, 36, -81}
    };
    double[][] b = {
      {72, 36, 17, -3, -36, -153},
      {-180, -81, -30, 20, 90, 270},
      {297, 126, 42, -33, -126, -333},
      {-333, -126, -33, 42, 126, 297},
      {270, 90, 20, -30, -81, -180},
      {-153, -36, -3, 17, 36, 72}
    };
    return bimatrix(a, b);
  }
}
