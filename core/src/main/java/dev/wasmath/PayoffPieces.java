package dev.wasmath;

import dev.wasmath.PayoffContraction.Run;
import dev.wasmath.op.Dot;
import dev.wasmath.op.PanelProduct;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The pieces of a payoff tensor in which {@link BatchContraction} multiplies it, and their packing.
 *
 * <p>A piece has the payoffs of all combinations of the run's strategies, for some rows: the
 * combinations of the last axes' strategies. There is one for each strategy of the axes between and
 * before them.
 */
final class PayoffPieces {
  /** A piece has no more rows than this, unless a smaller one had not {@link #ENOUGH}. */
  private static final int MANY = 256;

  private static final int ENOUGH = 32;

  /** Elements that are packed, and multiplied, at a time. */
  private static final int BLOCK = 1 << 18;

  /** Fewer payoffs are faster contracted with one profile after the other. */
  private static final int FEW = 1 << 12;

  /** More combinations of the run's strategies would have too many joint weights. */
  private static final int COMBINATIONS = 1 << 16;

  /** Elements of an array that every JVM has. */
  private static final long MOST_PACKED = 1L << 30;

  private final int[] strategies;
  private final int player;
  private final Run run;
  private final int slabs;

  /** The distance of two slabs. */
  private final int length;

  /** The axes from here on are the rows of a piece. */
  private final int from;

  private final int rows;

  /** Rows of a block. */
  private final int blockRows;

  /** The other players' axes before it that are not in the run. */
  private final int[] before;

  PayoffPieces(int[] strategies, int player) {
    this.strategies = strategies;
    this.player = player;
    this.run = Run.of(strategies.length, player);
    this.slabs = product(run.from(), run.to());
    this.length = product(run.to(), strategies.length);
    this.from = firstRowAxis();
    this.rows = product(from, strategies.length);
    this.blockRows =
        Math.clamp(BLOCK / slabs / PanelProduct.ROWS, 1, MANY / PanelProduct.ROWS)
            * PanelProduct.ROWS;
    this.before =
        IntStream.range(0, from).filter(axis -> axis != player && !run.has(axis)).toArray();
  }

  private int firstRowAxis() {
    int axis = run.to();
    while (product(axis, strategies.length) > MANY
        && product(axis + 1, strategies.length) >= ENOUGH) {
      axis++;
    }
    return axis;
  }

  /**
   * Where pieces begin, in the order in which they are needed: the last of the axes before a piece
   * changes slowest, after the player's.
   */
  int[] offsets() {
    int[] all = {0};
    if (player < from) {
      all = forEachStrategy(all, player);
    }
    for (int i = before.length - 1; i >= 0; i--) {
      all = forEachStrategy(all, before[i]);
    }
    return all;
  }

  private int[] forEachStrategy(int[] all, int axis) {
    int count = strategies[axis];
    int stride = product(axis + 1, strategies.length);
    return IntStream.range(0, all.length * count)
        .map(i -> all[i / count] + i % count * stride)
        .toArray();
  }

  private int product(int fromAxis, int toAxis) {
    int product = 1;
    for (int axis = fromAxis; axis < toAxis; axis++) {
      product *= strategies[axis];
    }
    return product;
  }

  /** Whether products of them are worth making, and no inner product has several chunks. */
  boolean areProducts() {
    return run.from() < run.to()
        && length > 1
        && product(0, strategies.length) > FEW
        && slabs <= COMBINATIONS
        && Arrays.stream(strategies).max().orElse(0) <= Dot.CHUNK;
  }

  /**
   * All payoffs, packed, in the order of the pieces; an empty array if there are no products, or it
   * would be too long.
   */
  double[] packed(double[] payoffs) {
    if (!areProducts()) {
      return new double[0];
    }
    int[] offsets = offsets();
    long pieceElements = 0;
    for (int row = 0; row < rows; row += blockRows) {
      pieceElements += blockElements(row);
    }
    long elements = pieceElements * offsets.length;
    if (elements > MOST_PACKED) {
      return new double[0];
    }
    double[] packed = new double[(int) elements];
    int at = 0;
    for (int offset : offsets) {
      for (int row = 0; row < rows; row += blockRows) {
        pack(payoffs, offset, row, packed, at);
        at += blockElements(row);
      }
    }
    return packed;
  }

  /** Packs the block of a piece that begins with a row; the last panel's absent rows are zeros. */
  void pack(double[] payoffs, int offset, int row, double[] out, int outOffset) {
    int count = Math.min(blockRows, rows - row);
    int whole = count / PanelProduct.ROWS * PanelProduct.ROWS;
    for (int s = 0; s < slabs; s++) {
      int from = offset + s * length + row;
      int to = outOffset + s * PanelProduct.ROWS;
      for (int i = 0; i < whole; i += PanelProduct.ROWS) {
        int panel = to + i * slabs;
        out[panel] = payoffs[from + i];
        out[panel + 1] = payoffs[from + i + 1];
        out[panel + 2] = payoffs[from + i + 2];
        out[panel + 3] = payoffs[from + i + 3];
        out[panel + 4] = payoffs[from + i + 4];
        out[panel + 5] = payoffs[from + i + 5];
        out[panel + 6] = payoffs[from + i + 6];
        out[panel + 7] = payoffs[from + i + 7];
      }
      if (whole < count) {
        int panel = to + whole * slabs;
        Arrays.fill(out, panel, panel + PanelProduct.ROWS, 0.0);
        System.arraycopy(payoffs, from + whole, out, panel, count - whole);
      }
    }
  }

  int rowPanels(int row) {
    return PanelProduct.panels(Math.min(blockRows, rows - row), PanelProduct.ROWS);
  }

  /** The elements of the block that begins with a row, packed; the first one has the most. */
  int blockElements(int row) {
    return rowPanels(row) * PanelProduct.ROWS * slabs;
  }

  int[] strategies() {
    return strategies;
  }

  int player() {
    return player;
  }

  Run run() {
    return run;
  }

  int slabs() {
    return slabs;
  }

  int from() {
    return from;
  }

  int rows() {
    return rows;
  }

  int blockRows() {
    return blockRows;
  }

  int axesBefore() {
    return before.length;
  }

  int axisBefore(int i) {
    return before[i];
  }
}
