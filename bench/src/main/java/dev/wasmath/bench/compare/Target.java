package dev.wasmath.bench.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a row is to show. */
sealed interface Target {
  /** The contender it is about. */
  String subject();

  /** Whether the row shows it; empty when a contender is absent. */
  Optional<Boolean> met(Finish finish);

  /** The target, and what was seen, for people. */
  String text(Finish finish);

  /** The same as an object. */
  Map<String, Object> json(Finish finish);

  /**
   * The subject is at least so many times as fast as another.
   *
   * @param subject the one
   * @param over the other
   * @param atLeast the ratio of the other's median time to the subject's
   */
  record Ratio(String subject, String over, double atLeast) implements Target {
    @Override
    public Optional<Boolean> met(Finish finish) {
      OptionalDouble ratio = finish.ratio(subject, over);
      return ratio.isPresent() ? Optional.of(ratio.getAsDouble() >= atLeast) : Optional.empty();
    }

    @Override
    public String text(Finish finish) {
      return "%s is %s times as fast as %s, to be %s"
          .formatted(
              subject,
              Numbers.ratio(finish.ratio(subject, over)),
              over,
              Numbers.ratio(OptionalDouble.of(atLeast)));
    }

    @Override
    public Map<String, Object> json(Finish finish) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("subject", subject);
      object.put("over", over);
      object.put("atLeast", atLeast);
      finish.ratio(subject, over).ifPresent(ratio -> object.put("ratio", ratio));
      met(finish).ifPresent(met -> object.put("met", met));
      return object;
    }
  }

  /**
   * A call of the subject takes no longer and allocates no more.
   *
   * @param subject the contender
   * @param nanos time of a call
   * @param bytes allocation of a call; half a byte is the clock's own
   */
  record Limit(String subject, double nanos, double bytes) implements Target {
    private static final double OF_THE_CLOCK = 0.5;

    @Override
    public Optional<Boolean> met(Finish finish) {
      return finish
          .timed(subject)
          .map(it -> it.median() <= nanos && it.bytes() <= bytes + OF_THE_CLOCK);
    }

    @Override
    public String text(Finish finish) {
      String seen =
          finish
              .timed(subject)
              .map(it -> Numbers.time(it.median()) + ", %.0f bytes".formatted(it.bytes()))
              .orElse("n/a");
      return "%s takes %s, to be at most %s, %.0f bytes"
          .formatted(subject, seen, Numbers.time(nanos), bytes);
    }

    @Override
    public Map<String, Object> json(Finish finish) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("subject", subject);
      object.put("nanosAtMost", nanos);
      object.put("bytesAtMost", bytes);
      met(finish).ifPresent(met -> object.put("met", met));
      return object;
    }
  }
}
