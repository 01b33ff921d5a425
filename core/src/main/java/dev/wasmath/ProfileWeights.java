package dev.wasmath;

import dev.wasmath.PayoffContraction.Run;
import dev.wasmath.op.PanelProduct;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The probabilities of up to {@link #LANES} profiles, side by side: a lane for each, and idle lanes
 * of zeros, so that there are whole panels.
 */
final class ProfileWeights {
  /** So many profiles at once make a product as fast as it gets; more would take more memory. */
  static final int LANES = 64;

  /**
   * Where joint weights begin: behind a Java array's header of 16 bytes, the first multiple of a
   * cache line, if the garbage collector gives the array regions of its own.
   */
  static final int JOINT_OFFSET = 6;

  /** So long an array gets them where regions have up to 4 MB; short ones need not. */
  private static final int LONG_ARRAY = 1 << 18;

  private static final int SHORT = 1 << 12;

  private final List<double[][]> profiles;
  private final Buffers buffers;
  private final int lanes;

  /** Of each player, once they are needed: of each strategy a row. */
  private final double[][] rows;

  private Optional<Run> lastRun = Optional.empty();
  private double[] joint = new double[0];

  ProfileWeights(List<double[][]> profiles, Buffers buffers) {
    this.profiles = profiles;
    this.buffers = buffers;
    this.lanes = lanes(profiles.size());
    this.rows = new double[profiles.getFirst().length][0];
  }

  static int lanes(int profiles) {
    return PanelProduct.panels(Math.min(profiles, LANES), PanelProduct.COLUMNS)
        * PanelProduct.COLUMNS;
  }

  int lanes() {
    return lanes;
  }

  /** The probabilities of a player's strategies: a row for each. */
  double[] rows(int player) {
    if (rows[player].length == 0) {
      int strategies = strategies(player);
      double[] made = buffers.array(strategies * lanes);
      for (int i = 0; i < strategies; i++) {
        for (int b = 0; b < profiles.size(); b++) {
          made[i * lanes + b] = profiles.get(b)[player][i];
        }
        Arrays.fill(made, i * lanes + profiles.size(), (i + 1) * lanes, 0.0);
      }
      rows[player] = made;
    }
    return rows[player];
  }

  private int strategies(int player) {
    return profiles.getFirst()[player].length;
  }

  /**
   * The probabilities of the combinations of a run's strategies, the last running fastest, packed
   * in panels of columns, from {@link #JOINT_OFFSET} on; until it is asked for another run.
   */
  double[] joint(Run run) {
    if (!lastRun.equals(Optional.of(run))) {
      joint = joined(run);
      lastRun = Optional.of(run);
    }
    return joint;
  }

  /** All axes but the last are joined row by row, and the last one's products are packed. */
  private double[] joined(Run run) {
    int last = run.to() - 1;
    int combinations = 1;
    for (int axis = run.from(); axis < last; axis++) {
      combinations *= strategies(axis);
    }
    double[] joined = buffers.array(combinations * lanes);
    Arrays.fill(joined, 0, lanes, 1.0);
    int done = 1;
    for (int axis = run.from(); axis < last; axis++) {
      double[] mixed = rows(axis);
      int count = strategies(axis);
      for (int i = done - 1; i >= 0; i--) {
        for (int s = count - 1; s >= 0; s--) {
          multiply(mixed, s * lanes, joined, i * lanes, (i * count + s) * lanes);
        }
      }
      done *= count;
    }
    return packedProducts(joined, combinations, rows(last), strategies(last));
  }

  /** A row is overwritten by its own first product at the earliest. */
  private void multiply(double[] w, int wRow, double[] joined, int row, int out) {
    for (int b = 0; b < lanes; b++) {
      joined[out + b] = w[wRow + b] * joined[row + b];
    }
  }

  private double[] packedProducts(double[] joined, int count, double[] mixed, int strategies) {
    int width = PanelProduct.COLUMNS;
    int panel = count * strategies * width;
    double[] out = jointArray(panel * lanes / width);
    for (int i = 0; i < count; i++) {
      for (int s = 0; s < strategies; s++) {
        int to = JOINT_OFFSET + (i * strategies + s) * width;
        for (int b = 0; b < lanes; b += width) {
          for (int l = b; l < b + width; l++) {
            out[to + l - b] = mixed[s * lanes + l] * joined[i * lanes + l];
          }
          to += panel;
        }
      }
    }
    return out;
  }

  /** The array of the run before, which nobody needs any more, if it is long enough. */
  private double[] jointArray(int length) {
    int needed = JOINT_OFFSET + (length > SHORT ? Math.max(length, LONG_ARRAY) : length);
    return joint.length >= needed ? joint : buffers.array(needed);
  }
}
