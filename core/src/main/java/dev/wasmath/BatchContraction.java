package dev.wasmath;

import dev.wasmath.PayoffContraction.Run;
import dev.wasmath.op.Dot;
import java.util.Arrays;
import java.util.List;

/**
 * The contraction of a payoff tensor with the mixed strategies of many profiles at once.
 *
 * <p>Each number of the contraction with one profile is a row here, with a lane for each profile.
 * The streaming pass is a product: of the tensor, transposed, and the matrix of the joint weights.
 * It is made in pieces that fit into a cache, and the axes that lie before the rows of a piece are
 * summed away while it is there. Every sum takes the same terms in the same order as with one
 * profile, and those of weight zero too, which change no sum of finite numbers.
 */
final class BatchContraction {
  /** So many profiles at once make a product as fast as it gets; more would take more memory. */
  private static final int LANES = 64;

  /** Lanes come in multiples of the columns that gemm takes at a time; the last may be idle. */
  private static final int UNIT = 8;

  /** Fewer profiles are as fast one by one. */
  private static final int FEWEST = 8;

  /** The same where the product is plain Java's, which gains nothing by its shape. */
  private static final int FEWEST_IN_PLAIN = 48;

  /** A piece has no more rows than this, unless a smaller one had not {@link #ENOUGH}. */
  private static final int MANY = 256;

  private static final int ENOUGH = 32;

  /** Weights are repeated for so many rows, because short loops are slow. */
  private static final int REPEATS = 8;

  /** So many pieces are made before they are added. */
  private static final int PARTS = 4;

  /** A block of payoffs that has no more elements is copied before it is multiplied. */
  private static final int COPIED = 1 << 18;

  /** More combinations of the run's strategies would have too many joint weights. */
  private static final int COMBINATIONS = 1 << 18;

  private final Products products;
  private final int[] strategies;
  private final int player;
  private final double[] payoffs;
  private final Run run;

  /** The axes from here on are the rows of a piece. */
  private final int pieceFrom;

  /** The other players' axes before it that are not in the run. */
  private final int[] before;

  private final int lanes;

  /** Of each player: of each strategy a row of probabilities, repeated outside of the run. */
  private final double[][][] weights;

  private final double[] jointWeights;

  /** Some rows of a slab, and of a sum. */
  private final double[] term;

  private final double[] sum;

  /** The payoffs of a piece. */
  private final double[] block;

  /** Of each axis before a piece: the rows for all of its strategies. */
  private final double[][] parts;

  /** A piece without the axes before it, and an array for what is left of it. */
  private final double[] piece;

  private final double[] rest;

  private final double[] dotLanes;

  private BatchContraction(
      Products products,
      int[] strategies,
      int player,
      double[] payoffs,
      Run run,
      int profiles,
      Buffers buffers) {
    this.products = products;
    this.strategies = strategies;
    this.player = player;
    this.payoffs = payoffs;
    this.run = run;
    this.pieceFrom = pieceFrom(strategies, run);
    this.before = axesBefore(pieceFrom);
    this.lanes = lanes(profiles);
    this.term = buffers.array(REPEATS * lanes);
    this.sum = buffers.array(REPEATS * lanes);
    int slabs = product(run.from(), run.to());
    int rows = product(pieceFrom, strategies.length);
    this.jointWeights = buffers.array(slabs * lanes);
    this.block = buffers.array(slabs * rows <= COPIED ? slabs * rows : 0);
    this.dotLanes = buffers.array(Dot.LANES * lanes);
    this.rest = buffers.array(rows * lanes);
    this.parts = new double[before.length][];
    for (int i = 0; i < before.length; i++) {
      parts[i] = buffers.array(Math.min(strategies[before[i]], PARTS) * rows * lanes);
    }
    this.piece = buffers.array(rows * lanes);
    this.weights = new double[strategies.length][][];
    for (int axis = 0; axis < strategies.length; axis++) {
      weights[axis] = new double[axis == player ? 0 : strategies[axis]][];
      for (int i = 0; i < weights[axis].length; i++) {
        weights[axis][i] = buffers.array(repeats(axis) * lanes);
      }
    }
  }

  private int repeats(int axis) {
    return run.has(axis) ? 1 : REPEATS;
  }

  private int[] axesBefore(int end) {
    int[] axes = new int[end];
    int count = 0;
    for (int axis = 0; axis < end; axis++) {
      if (axis != player && !run.has(axis)) {
        axes[count++] = axis;
      }
    }
    return Arrays.copyOf(axes, count);
  }

  private static int pieceFrom(int[] strategies, Run run) {
    int players = strategies.length;
    int from = run.to();
    while (product(strategies, from, players) > MANY
        && product(strategies, from + 1, players) >= ENOUGH) {
      from++;
    }
    return from;
  }

  private static int lanes(int profiles) {
    return (Math.min(profiles, LANES) + UNIT - 1) / UNIT * UNIT;
  }

  /** Whether this is faster than one profile after the other. */
  static boolean suits(Products products, int[] strategies, Run run, int profiles) {
    int slabs = product(strategies, run.from(), run.to());
    int length = product(strategies, run.to(), strategies.length);
    if (profiles < FEWEST
        || run.from() == run.to()
        || length == 1
        || slabs > COMBINATIONS
        || Arrays.stream(strategies).max().orElse(0) > Dot.CHUNK) {
      return false;
    }
    int rows = product(strategies, pieceFrom(strategies, run), strategies.length);
    return profiles >= FEWEST_IN_PLAIN || !products.isPlain(rows, lanes(profiles), slabs);
  }

  /** The deviation payoffs against each profile; those that are not finite are not to be used. */
  static double[][] of(
      Products products,
      int[] strategies,
      int player,
      double[] payoffs,
      Run run,
      List<double[][]> profiles,
      Buffers buffers) {
    double[][] results = new double[profiles.size()][strategies[player]];
    BatchContraction all =
        new BatchContraction(products, strategies, player, payoffs, run, results.length, buffers);
    for (int first = 0; first < results.length; first += all.lanes) {
      int count = Math.min(all.lanes, results.length - first);
      all.contract(profiles.subList(first, first + count), results, first);
    }
    return results;
  }

  private int product(int fromAxis, int toAxis) {
    return product(strategies, fromAxis, toAxis);
  }

  private static int product(int[] strategies, int fromAxis, int toAxis) {
    int product = 1;
    for (int axis = fromAxis; axis < toAxis; axis++) {
      product *= strategies[axis];
    }
    return product;
  }

  private void contract(List<double[][]> profiles, double[][] results, int first) {
    for (int axis = 0; axis < strategies.length; axis++) {
      if (axis != player) {
        setWeights(axis, profiles);
      }
    }
    setJointWeights();
    boolean isBefore = player < pieceFrom;
    int pieces = isBefore ? strategies[player] : 1;
    int stride = product(player + 1, strategies.length);
    int rows = strategies[player] / pieces;
    for (int a = 0; a < pieces; a++) {
      sumPieces(before.length, a * stride, piece, 0);
      double[] sums = finished();
      for (int b = 0; b < profiles.size(); b++) {
        for (int i = 0; i < rows; i++) {
          results[first + b][a + i] = sums[i * lanes + b];
        }
      }
    }
  }

  /** Idle lanes have weight zero. */
  private void setWeights(int axis, List<double[][]> profiles) {
    double[][] rows = weights[axis];
    int count = profiles.size();
    for (int b = 0; b < count; b++) {
      double[] mixed = profiles.get(b)[axis];
      for (int i = 0; i < rows.length; i++) {
        rows[i][b] = mixed[i];
      }
    }
    for (double[] row : rows) {
      Arrays.fill(row, count, lanes, 0.0);
      for (int r = 1; r < repeats(axis); r++) {
        System.arraycopy(row, 0, row, r * lanes, lanes);
      }
    }
  }

  /** The probabilities of the combinations of the run's strategies, the last running fastest. */
  private void setJointWeights() {
    int combinations = 1;
    Arrays.fill(jointWeights, 0, lanes, 1.0);
    for (int axis = run.from(); axis < run.to(); axis++) {
      int count = strategies[axis];
      for (int i = combinations - 1; i >= 0; i--) {
        System.arraycopy(jointWeights, i * lanes, term, 0, lanes);
        for (int s = 0; s < count; s++) {
          multiply(lanes, weights[axis][s], term, sum);
          System.arraycopy(sum, 0, jointWeights, (i * count + s) * lanes, lanes);
        }
      }
      combinations *= count;
    }
  }

  /**
   * Makes a piece, in which the run and the first of the axes before it are summed away.
   *
   * @param axes how many of them
   * @param offset of the payoffs where the other axes before the piece stand
   */
  private void sumPieces(int axes, int offset, double[] sums, int sumsRow) {
    int rows = product(pieceFrom, strategies.length);
    if (axes == 0) {
      multiply(offset, rows, sums, sumsRow);
      return;
    }
    int axis = before[axes - 1];
    int stride = product(axis + 1, strategies.length);
    for (int from = 0; from < strategies[axis]; from += PARTS) {
      int to = Math.min(from + PARTS, strategies[axis]);
      for (int i = from; i < to; i++) {
        sumPieces(axes - 1, offset + i * stride, parts[axes - 1], (i - from) * rows);
      }
      sumSlabs(axis, from, to, rows, parts[axes - 1], 0, sums, sumsRow);
    }
  }

  /** Rows of the product. Payoffs that are copied in their order are faster read by it. */
  private void multiply(int offset, int rows, double[] out, int outRow) {
    int slabs = product(run.from(), run.to());
    int length = product(run.to(), strategies.length);
    Products.Factor factor = new Products.Factor(payoffs, offset, rows, slabs, 1, length);
    if (slabs * rows <= COPIED) {
      for (int i = 0; i < slabs; i++) {
        System.arraycopy(payoffs, offset + i * length, block, i * rows, rows);
      }
      factor = new Products.Factor(block, 0, rows, slabs, 1, rows);
    }
    products.overwrite(
        factor, new Products.Factor(jointWeights, 0, slabs, lanes, lanes, 1), out, outRow * lanes);
  }

  /** Sums all axes of the piece away but the player's; what is left are the first rows. */
  private double[] finished() {
    int outer = 1;
    int length = product(pieceFrom, strategies.length);
    double[] x = piece;
    double[] y = rest;
    for (int axis = pieceFrom; axis < strategies.length; axis++) {
      int slabs = strategies[axis];
      length /= slabs;
      if (axis == player) {
        outer = slabs;
        continue;
      }
      for (int o = 0; o < outer; o++) {
        if (length == 1) {
          sumLikeDot(axis, x, o * slabs, y, o);
        } else {
          sumSlabs(axis, 0, slabs, length, x, o * slabs * length, y, o * length);
        }
      }
      double[] sums = y;
      y = x;
      x = sums;
    }
    return x;
  }

  /** Adds the weighted slabs of some strategies, each of {@code length} rows, to what y has. */
  private void sumSlabs(
      int axis, int from, int to, int length, double[] x, int xRow, double[] y, int yRow) {
    for (int row = 0; row < length; row += REPEATS) {
      int n = Math.min(REPEATS, length - row) * lanes;
      int out = (yRow + row) * lanes;
      if (from > 0) {
        System.arraycopy(y, out, sum, 0, n);
      }
      for (int i = from; i < to; i++) {
        System.arraycopy(x, (xRow + (i - from) * length + row) * lanes, term, 0, n);
        if (i == 0) {
          start(n, weights[axis][i], term, sum);
        } else {
          add(n, weights[axis][i], term, sum);
        }
      }
      System.arraycopy(sum, 0, y, out, n);
    }
  }

  /** The sum of weighted rows in the order of {@link Dot}. */
  private void sumLikeDot(int axis, double[] x, int xRow, double[] y, int yRow) {
    double[] sums = dotLanes;
    Arrays.fill(sums, 0.0);
    for (int i = 0; i < strategies[axis]; i++) {
      int from = (xRow + i) * lanes;
      int to = i % Dot.LANES * lanes;
      for (int b = 0; b < lanes; b++) {
        sums[to + b] += weights[axis][i][b] * x[from + b];
      }
    }
    for (int half = Dot.LANES / 2 * lanes; half >= lanes; half /= 2) {
      for (int i = 0; i < half; i++) {
        sums[i] += sums[half + i];
      }
    }
    System.arraycopy(sums, 0, y, yRow * lanes, lanes);
  }

  // Vectors of these become vectors of the processor only where all arrays have one index.

  private static void multiply(int n, double[] w, double[] x, double[] y) {
    for (int i = 0; i < n; i++) {
      y[i] = w[i] * x[i];
    }
  }

  /** A sum starts at 0.0, which it keeps when -0.0 is added. */
  private static void start(int n, double[] w, double[] x, double[] y) {
    for (int i = 0; i < n; i++) {
      y[i] = 0.0 + w[i] * x[i];
    }
  }

  private static void add(int n, double[] w, double[] x, double[] y) {
    for (int i = 0; i < n; i++) {
      y[i] += w[i] * x[i];
    }
  }
}
