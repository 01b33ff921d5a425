package dev.wasmath;

import dev.wasmath.op.Gemv;
import dev.wasmath.op.LaneSum;
import dev.wasmath.op.PanelProduct;
import dev.wasmath.op.SlabSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The contraction of a payoff tensor with the opponents' mixed strategies.
 *
 * <p>One streaming pass does nearly all of the work: a run of neighbouring axes, about half of the
 * opponents, is summed away with their joint weights, slab by slab, each payoff read once. The
 * small remainder is finished axis by axis. Which axes form the run depends on the shape alone, so
 * the order of every sum, and with it every bit, does too.
 */
final class PayoffContraction {
  /** Elements of a sum whose call costs as much as itself. */
  private static final long SMALL = 1 << 12;

  /** Fewer profiles are as fast one by one. */
  static final int FEWEST = 8;

  private final Route<SlabSum> slabSum;
  private final Route<Gemv> gemv;
  private final Route<PanelProduct> panelProduct;
  private final Route<LaneSum> laneSum;
  private final Vectors vectors;
  private final Buffers.Shelf shelf = new Buffers.Shelf();
  private final Buffers.Shelf weightShelf = new Buffers.Shelf();

  PayoffContraction(Orchestrator orchestrator, Vectors vectors) {
    this.slabSum = orchestrator.route(SlabSum.OPERATION);
    this.gemv = orchestrator.route(Gemv.OPERATION);
    this.panelProduct = orchestrator.route(PanelProduct.OPERATION);
    this.laneSum = orchestrator.route(LaneSum.OPERATION);
    this.vectors = vectors;
  }

  /** The axes from {@code from} to {@code to}, exclusive, which are summed away first. */
  record Run(int from, int to) {
    static Run of(int players, int player) {
      int from = 4 * player > players ? 0 : player + 1;
      int to = from == 0 ? Math.min(player, players / 2) : player + 1 + (players - player - 1) / 2;
      return new Run(from, to);
    }

    boolean has(int axis) {
      return axis >= from && axis < to;
    }
  }

  /** A row-major tensor; an axis that has been summed away has length 1. */
  record Tensor(int[] shape, double[] data) {
    int product(int fromAxis, int toAxis) {
      int product = 1;
      for (int axis = fromAxis; axis < toAxis; axis++) {
        product *= shape[axis];
      }
      return product;
    }
  }

  double[] deviationPayoffs(int[] strategies, int player, double[] payoffs, double[][] profile) {
    Run run = Run.of(strategies.length, player);
    Tensor rest = new Tensor(strategies.clone(), payoffs);
    if (run.from < run.to) {
      rest = contract(rest, run.from, run.to, profile);
    }
    double[] result = finished(rest, player, run, profile);
    return result == payoffs ? payoffs.clone() : result;
  }

  private double[] finished(Tensor tensor, int player, Run run, double[][] profile) {
    Tensor rest = tensor;
    for (int axis = 0; axis < profile.length; axis++) {
      if (axis != player && !run.has(axis)) {
        rest = contract(rest, axis, axis + 1, profile);
      }
    }
    return rest.data;
  }

  /** The same against many profiles at once, with the same bits: a row for each. */
  double[][] deviationPayoffs(
      int[] strategies, int player, double[] payoffs, List<double[][]> profiles) {
    PayoffPieces pieces = new PayoffPieces(strategies, player);
    Packed packed = new Packed(pieces, payoffs, new double[0]);
    return deviationPayoffs(List.of(packed), profiles).stream()
        .map(rows -> rows[0])
        .toArray(double[][]::new);
  }

  /**
   * The payoffs of a player.
   *
   * @param panels packed; empty if they are not
   */
  record Packed(PayoffPieces pieces, double[] payoffs, double[] panels) {
    static Packed of(int[] strategies, int player, double[] payoffs) {
      PayoffPieces pieces = new PayoffPieces(strategies, player);
      return new Packed(pieces, payoffs, pieces.packed(payoffs));
    }
  }

  /**
   * Of each profile the deviation payoffs of these players. Where a payoff is infinite or NaN, a
   * weight of zero matters: each of those is then computed alone.
   */
  List<double[][]> deviationPayoffs(List<Packed> players, List<double[][]> profiles) {
    List<double[][]> results = new ArrayList<>();
    for (int b = 0; b < profiles.size(); b++) {
      results.add(new double[players.size()][0]);
    }
    for (int first = 0; first < profiles.size(); first += ProfileWeights.LANES) {
      int end = Math.min(first + ProfileWeights.LANES, profiles.size());
      contractTogether(players, profiles.subList(first, end), results.subList(first, end));
    }
    for (int b = 0; b < profiles.size(); b++) {
      double[][] rows = results.get(b);
      for (int i = 0; i < rows.length; i++) {
        if (rows[i].length == 0 || !isFinite(rows[i])) {
          Packed of = players.get(i);
          rows[i] =
              deviationPayoffs(
                  of.pieces.strategies(), of.pieces.player(), of.payoffs, profiles.get(b));
        }
      }
    }
    return results;
  }

  /** Those that are as fast one by one stay empty. */
  private void contractTogether(
      List<Packed> players, List<double[][]> profiles, List<double[][]> results) {
    Buffers ofWeights = weightShelf.take();
    Buffers buffers = shelf.take();
    ProfileWeights weights = new ProfileWeights(profiles, ofWeights);
    for (int i = 0; i < players.size(); i++) {
      Packed packed = players.get(i);
      if (profiles.size() >= FEWEST && packed.pieces.areProducts()) {
        buffers.reset();
        new BatchContraction(panelProduct, laneSum, packed, weights, buffers).contract(results, i);
      }
    }
    weightShelf.putBack(ofWeights);
    shelf.putBack(buffers);
  }

  private static boolean isFinite(double[] x) {
    for (double element : x) {
      if (!Double.isFinite(element)) {
        return false;
      }
    }
    return true;
  }

  private static int[] without(int[] shape, Run run) {
    int[] rest = shape.clone();
    Arrays.fill(rest, run.from, run.to, 1);
    return rest;
  }

  /** Sums away the axes from {@code from} to {@code to}, exclusive. */
  Tensor contract(Tensor tensor, int from, int to, double[][] profile) {
    int players = tensor.shape.length;
    int outer = tensor.product(0, from);
    int slabs = tensor.product(from, to);
    int length = tensor.product(to, players);
    double[] weights = jointWeights(profile, from, to);
    double[] sums = new double[outer * length];
    if (length == 1 && outer > 1) {
      sumRows(outer, slabs, tensor.data, weights, sums);
    } else {
      for (int o = 0; o < outer; o++) {
        sumSlabs(slabs, length, weights, tensor.data, o * slabs * length, sums, o * length);
      }
    }
    return new Tensor(without(tensor.shape, new Run(from, to)), sums);
  }

  /** Slabs of one element, of several rows at once: the bits of inner products. */
  private void sumRows(int rows, int columns, double[] x, double[] weights, double[] y) {
    long elements = (long) rows * columns;
    gemv.run(
        elements,
        elements,
        Output.all(y),
        kernel -> kernel.gemv(rows, columns, x, 0, columns, weights, 0, y, 0));
  }

  private void sumSlabs(
      int slabs, int length, double[] weights, double[] x, int xOffset, double[] y, int yOffset) {
    if (length == 1) {
      y[yOffset] = vectors.dot(weights, 0, x, xOffset, slabs);
      return;
    }
    long elements = (long) slabs * length;
    if (elements <= SMALL && slabSum.quick((int) elements)) {
      slabSum.plain().slabSum(slabs, length, weights, 0, x, xOffset, y, yOffset);
      return;
    }
    slabSum.run(
        elements,
        elements,
        new Output(y, yOffset, length, false),
        kernel -> kernel.slabSum(slabs, length, weights, 0, x, xOffset, y, yOffset));
  }

  /** The probability of each combination of the players' strategies, the last running fastest. */
  private static double[] jointWeights(double[][] profile, int from, int to) {
    double[] weights = profile[from];
    for (int player = from + 1; player < to; player++) {
      double[] next = new double[weights.length * profile[player].length];
      int i = 0;
      for (double weight : weights) {
        for (double probability : profile[player]) {
          next[i++] = weight * probability;
        }
      }
      weights = next;
    }
    return weights;
  }
}
