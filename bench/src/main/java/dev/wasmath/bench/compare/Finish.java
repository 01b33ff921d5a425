package dev.wasmath.bench.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a row ended.
 *
 * @param row the row
 * @param outcomes one for each contender, in the row's order
 */
record Finish(Row row, List<Outcome> outcomes) {
  /** What became of one contender. */
  sealed interface Outcome {
    /** The contender's name. */
    String name();
  }

  /**
   * It was timed.
   *
   * @param median nanoseconds of a call, the median of the rounds
   * @param best the least of the rounds
   * @param bytes heap that a call allocated, the median; 0 for V8, which does not tell
   */
  record Timed(String name, double median, double best, double bytes) implements Outcome {}

  /** It is not here, or cannot do it. */
  record Absent(String name, String reason) implements Outcome {}

  /** It gave a wrong result, and was not timed. */
  record Wrong(String name, String reason) implements Outcome {}

  Finish {
    outcomes = List.copyOf(outcomes);
  }

  Optional<Timed> timed(String name) {
    return outcomes.stream()
        .filter(it -> it.name().equals(name))
        .<Timed>mapMulti(
            (it, sink) -> {
              if (it instanceof Timed timed) {
                sink.accept(timed);
              }
            })
        .findFirst();
  }

  /** How many times as fast as {@code over} the subject is; empty when either is absent. */
  OptionalDouble ratio(String subject, String over) {
    Optional<Timed> one = timed(subject);
    Optional<Timed> other = timed(over);
    return one.isPresent() && other.isPresent()
        ? OptionalDouble.of(other.get().median / one.get().median)
        : OptionalDouble.empty();
  }

  boolean isWrong() {
    return outcomes.stream().anyMatch(Wrong.class::isInstance);
  }
}
