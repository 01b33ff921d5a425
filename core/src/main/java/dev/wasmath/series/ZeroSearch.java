package dev.wasmath.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The search for the zeros of zeta on a part of the critical line, none of which is missed: they
 * are changes of Z's sign, found between Gram's points and, where too few are, between more and
 * more points; and they are as many as there are zeros in the critical strip, which A. M. Turing's
 * method tells ("Some calculations of the Riemann zeta-function", Proc. London Math. Soc. 3, 1953)
 * with R. P. Brent's constants ("On the zeros of the Riemann zeta function in the critical strip",
 * Math. Comp. 33, 1979, theorem 3.2). So they are all simple and on the line as well.
 */
public final class ZeroSearch {
  /** Below this Gram point counting begins at g(-1), below which there is no zero. */
  private static final int LOW = 400;

  /** Gram intervals that are searched at a time. */
  private static final int WINDOW = 2048;

  /** Gram intervals on either side in which blocks that obey Rosser's rule are looked for. */
  private static final int MARGIN = 40;

  private static final int MOST_MARGINS = 8;

  /** So many times the gaps of a block that lacks zeros are halved, at first and at last. */
  private static final int HALVINGS = 7;

  private static final int MOST_HALVINGS = 14;

  private final Evaluation function;

  private ZeroSearch(HardyZ.Sums kernel) {
    this.function =
        t -> {
          if (Thread.interrupted()) {
            throw new InterruptedException("the search for zeros was interrupted");
          }
          double[] out = new double[t.length];
          HardyZ.z(t, out, kernel);
          return out;
        };
  }

  /**
   * All zeros 1/2 + it of zeta with t in [from, to], each to 1e-9.
   *
   * @param from from 0 on
   * @param to up to {@link HardyZ#LARGEST}
   * @param kernel evaluates the sums that Z is made of
   * @param progress hears how many were found
   * @throws IllegalArgumentException if the bounds are not in order, or beyond what is allowed
   * @throws ZeroCountException if fewer changes of sign were found than there are zeros
   * @throws InterruptedException if the thread was interrupted
   */
  public static ZetaZeros between(
      double from, double to, HardyZ.Sums kernel, SearchProgress progress)
      throws InterruptedException {
    if (!(from >= 0.0 && from <= to && to <= HardyZ.LARGEST)) {
      throw new IllegalArgumentException(
          "zeros are found for 0 <= from <= to <= %s; got from %s to %s"
              .formatted(HardyZ.LARGEST, from, to));
    }
    return new ZeroSearch(kernel).search(from, to, progress);
  }

  private ZetaZeros search(double from, double to, SearchProgress progress)
      throws InterruptedException {
    int low = GramPoints.lastUpTo(from);
    int start = low < LOW ? GramPoints.FIRST : certain(low, false);
    int end = certain(Math.max(LOW, GramPoints.lastUpTo(to) + 1), true);
    double[] zeros = new double[end - start];
    int found = 0;
    int at = start;
    while (at < end) {
      List<GramBlock> blocks = blocks(at, Math.min(at + WINDOW, end));
      at = blocks.getLast().end();
      double[] more = brackets(blocks).zeros(function);
      if (found + more.length > zeros.length) {
        throw miscounted(start, end, found + more.length);
      }
      System.arraycopy(more, 0, zeros, found, more.length);
      found += more.length;
      progress.found(found, zeros.length);
    }
    if (found != zeros.length) {
      throw miscounted(start, end, found);
    }
    int first = firstFrom(zeros, from);
    int last = first;
    while (last < zeros.length && zeros[last] <= to) {
      last++;
    }
    return new ZetaZeros(start + 2L + first, Arrays.copyOfRange(zeros, first, last));
  }

  private static int firstFrom(double[] zeros, double from) {
    int first = 0;
    while (first < zeros.length && zeros[first] < from) {
      first++;
    }
    return first;
  }

  private static ZeroCountException miscounted(int start, int end, int found) {
    return new ZeroCountException(
        "there are %d zeros between Gram points %d and %d, but %d changes of sign were found"
            .formatted(end - start, start, end, found));
  }

  private static Brackets brackets(List<GramBlock> blocks) {
    Brackets brackets = new Brackets();
    blocks.forEach(block -> block.addBrackets(brackets));
    return brackets;
  }

  /**
   * The blocks from a good Gram point to the last good one up to another, which may be further if
   * there is none; with all their zeros, if that can be had.
   */
  private List<GramBlock> blocks(int start, int end) throws InterruptedException {
    double[] t = GramPoints.points(start, end - start + 1);
    double[] z = function.values(t);
    int[] good = GramPoints.good(start, z);
    if (good.length < 2) {
      return blocks(start, end + MARGIN);
    }
    List<GramBlock> blocks = new ArrayList<>();
    for (int i = 1; i < good.length; i++) {
      int a = good[i - 1];
      int b = good[i] + 1;
      blocks.add(
          new GramBlock(start + a, Arrays.copyOfRange(t, a, b), Arrays.copyOfRange(z, a, b)));
    }
    for (int i = 0; i < HALVINGS; i++) {
      halve(blocks.stream().filter(block -> !block.isFull()).toList());
    }
    int missing = blocks.getLast().end() - blocks.getFirst().first();
    for (GramBlock block : blocks) {
      missing -= block.found();
    }
    for (int i = HALVINGS; missing > 0 && i < MOST_HALVINGS; i++) {
      halve(blocks.stream().filter(block -> !block.isFull()).toList());
    }
    return blocks;
  }

  private void halve(List<GramBlock> blocks) throws InterruptedException {
    int points = blocks.stream().mapToInt(GramBlock::gaps).sum();
    if (points == 0) {
      return;
    }
    double[] t = new double[points];
    int at = 0;
    for (GramBlock block : blocks) {
      block.midpoints(t, at);
      at += block.gaps();
    }
    double[] z = function.values(t);
    at = 0;
    for (GramBlock block : blocks) {
      int gaps = block.gaps();
      block.insert(t, z, at);
      at += gaps;
    }
  }

  /**
   * The nearest Gram point g(n), at {@code n} or beyond it, below which there are n + 1 zeros for
   * certain: with enough blocks that obey Rosser's rule before it and after it.
   */
  private int certain(int n, boolean upward) throws InterruptedException {
    for (int margins = 1; margins <= MOST_MARGINS; margins++) {
      int width = margins * MARGIN;
      List<GramBlock> blocks = blocks(firstGood(n - width), n + width);
      int needed = blocksNeeded(n + width);
      for (int i = needed; i + needed <= blocks.size(); i++) {
        int at = upward ? i : blocks.size() - i;
        int point = at < blocks.size() ? blocks.get(at).first() : blocks.getLast().end();
        boolean beyond = upward ? point >= n : point <= n;
        if (beyond
            && blocks.subList(at - needed, at + needed).stream().allMatch(GramBlock::isFull)) {
          return point;
        }
      }
    }
    throw new ZeroCountException(
        "the zeros near Gram point %d cannot be counted: too many blocks there lack zeros"
            .formatted(n));
  }

  private int firstGood(int n) throws InterruptedException {
    double[] z = function.values(GramPoints.points(n, MARGIN));
    int[] good = GramPoints.good(n, z);
    if (good.length == 0) {
      throw new ZeroCountException("there is no good Gram point from number %d on".formatted(n));
    }
    return n + good[0];
  }

  private static int blocksNeeded(int n) {
    double logarithm = Fine.log(GramPoints.points(n, 1)[0]).value();
    return (int) Math.ceil(0.0061 * logarithm * logarithm + 0.08 * logarithm);
  }
}
