package dev.wasmath;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Arrays to compute in, which are kept from call to call: new ones would have to be cleared, and be
 * fetched into the caches.
 */
final class Buffers {
  /** Elements of all arrays; more are not kept. */
  private static final long MOST = 1 << 20;

  private final List<double[]> arrays = new ArrayList<>();
  private int taken;

  /** An array that has not been taken yet, at least so long, with whatever was left in it. */
  double[] array(int length) {
    if (taken == arrays.size()) {
      arrays.add(new double[length]);
    } else if (arrays.get(taken).length < length) {
      arrays.set(taken, new double[length]);
    }
    return arrays.get(taken++);
  }

  /** All arrays may be taken again. */
  void reset() {
    taken = 0;
  }

  private boolean isSmall() {
    return arrays.stream().mapToLong(array -> array.length).sum() <= MOST;
  }

  /** The buffers that nobody uses at the moment, for any thread to take. */
  static final class Shelf {
    private final AtomicReference<Optional<Buffers>> spare =
        new AtomicReference<>(Optional.empty());

    Buffers take() {
      return spare.getAndSet(Optional.empty()).orElseGet(Buffers::new);
    }

    void putBack(Buffers buffers) {
      if (buffers.isSmall()) {
        buffers.reset();
        spare.set(Optional.of(buffers));
      }
    }
  }
}
