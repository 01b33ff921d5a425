package dev.wasmath;

import dev.wasmath.op.Operation;
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
  private static final int LOWEST = 5;
  private static final int STEP = 3;
  private static final int PAIRS = 11;
  private static final int MOST_REFINEMENTS = 8;

  private final Rehearsal<?> rehearsal;
  private final Learning learning;
  private final NavigableMap<Integer, Strategy> winners = new TreeMap<>();

  /** Takes in pairs. */
  interface Learning {
    /** Learns of pairs in a size class; returns which strategy serves it now. */
    Strategy measured(int sizeClass, Iterable<double[]> pairs);
  }

  Knots(Rehearsal<?> rehearsal, Learning learning) {
    this.rehearsal = rehearsal;
    this.learning = learning;
  }

  /** Measures, beginning at the size of a cost. */
  void run(long first) {
    measure(rehearsal.size(first));
    for (int log = HIGHEST; log >= LOWEST; log -= STEP) {
      measure(rehearsal.size(1L << log));
    }
    for (int i = 0; i < MOST_REFINEMENTS; i++) {
      Optional<Integer> between = disagreement();
      if (between.isEmpty()) {
        return;
      }
      measure(between.get());
    }
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
