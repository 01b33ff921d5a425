package dev.wasmath;

import dev.wasmath.op.Operation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The sizes at which an operation is measured on scratch data: the one that matters most at the
 * moment, a few over the whole range, then between neighbours that disagree, until the size where
 * the faster strategy changes is known.
 */
final class Knots {
  private static final int HIGHEST = 20;

  /** Measured as well where elements are used more often there than at any size below. */
  private static final int INTENSE = 22;

  private static final int LOWEST = 5;
  private static final int STEP = 3;
  private static final int PAIRS = 11;
  private static final int MOST_REFINEMENTS = 8;

  private final Rehearsal<?> rehearsal;
  private final Learning learning;
  private final Deque<Integer> always = new ArrayDeque<>();
  private final NavigableMap<Integer, Strategy> winners = new TreeMap<>();
  private int refinements;

  /** Takes in pairs. */
  interface Learning {
    /** Learns of pairs in a size class; returns which strategy serves it now. */
    Strategy measured(int sizeClass, Iterable<double[]> pairs);
  }

  /**
   * Nothing has been measured yet.
   *
   * @param first the cost where it matters most
   */
  Knots(Rehearsal<?> rehearsal, Learning learning, long first) {
    this.rehearsal = rehearsal;
    this.learning = learning;
    always.add(rehearsal.size(first));
    int intense = rehearsal.size(1L << INTENSE);
    if (uses(intense) > uses(rehearsal.size(1L << HIGHEST))) {
      always.add(intense);
    }
    for (int log = HIGHEST; log >= LOWEST; log -= STEP) {
      always.add(rehearsal.size(1L << log));
    }
  }

  /** Measures at the next size; returns whether there was one. */
  boolean measureNext() {
    if (!always.isEmpty()) {
      measure(always.removeFirst());
      return true;
    }
    Optional<Integer> between = refinements < MOST_REFINEMENTS ? disagreement() : Optional.empty();
    refinements++;
    between.ifPresent(this::measure);
    return between.isPresent();
  }

  /** Measures in the class of a size, in its middle if there is a size. */
  private void measure(int within) {
    int middle = rehearsal.size(SizeClass.middle(sizeClass(within)));
    int size = sizeClass(middle) == sizeClass(within) ? middle : within;
    if (winners.containsKey(size)) {
      return;
    }
    long steady = winners.isEmpty() ? Rehearsal.STEADY_NANOS : Rehearsal.STILL_STEADY_NANOS;
    List<double[]> pairs = rehearsal.pairs(size, PAIRS, steady);
    winners.put(size, learning.measured(sizeClass(size), pairs));
  }

  /** Whether races are known at every size of the range that is always measured. */
  static boolean cover(Rehearsal<?> rehearsal, Races races) {
    for (int log = HIGHEST; log >= LOWEST; log -= STEP) {
      int size = rehearsal.size(1L << log);
      if (races.find(sizeClass(rehearsal.operation(), size)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private long uses(int size) {
    return SizeClass.uses(sizeClass(size));
  }

  private int sizeClass(int size) {
    return sizeClass(rehearsal.operation(), size);
  }

  private static int sizeClass(Operation<?> operation, int size) {
    return SizeClass.of(operation.elements().applyAsLong(size), operation.cost().applyAsLong(size));
  }

  /** A size between two neighbours that disagree, if there is one of a class of its own. */
  private Optional<Integer> disagreement() {
    for (Map.Entry<Integer, Strategy> lower : winners.entrySet()) {
      Map.Entry<Integer, Strategy> higher = winners.higherEntry(lower.getKey());
      if (higher != null && higher.getValue() != lower.getValue()) {
        int middle = (int) Math.sqrt((double) lower.getKey() * higher.getKey());
        boolean isNew =
            sizeClass(middle) != sizeClass(lower.getKey())
                && sizeClass(middle) != sizeClass(higher.getKey());
        if (isNew) {
          return Optional.of(middle);
        }
      }
    }
    return Optional.empty();
  }
}
