package dev.wasmath;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Why a strategy serves, in words: what is known of a size class, under a policy. */
final class Reason {
  private final Policy policy;
  private final long elements;
  private final long cost;
  private final Insight insight;

  private Reason(Policy policy, long elements, long cost, Insight insight) {
    this.policy = policy;
    this.elements = elements;
    this.cost = cost;
    this.insight = insight;
  }

  /** The decision about calls of a shape. */
  static Decision decision(
      String operation, Policy policy, long elements, long cost, Insight insight) {
    Reason reason = new Reason(policy, elements, cost, insight);
    Instant now = Instant.now();
    return new Decision(
        operation,
        elements,
        reason.isSmall() ? Strategy.CPU : insight.strategy(),
        reason.sentence(),
        insight.race().map(Insight.Measured::evidence),
        insight.wisdom(),
        insight.race().map(race -> now.minus(Duration.ofNanos(insight.now() - race.since()))),
        insight.standing() instanceof Standing.Quarantined(String _, long until)
            ? Optional.of(now.plus(Duration.ofNanos(until - insight.now())))
            : Optional.empty());
  }

  private boolean isSmall() {
    return policy instanceof Policy.Adr003 adr && elements <= adr.elements();
  }

  private String sentence() {
    return switch (insight.standing()) {
      case Standing.Absent() -> isForcedCpu() ? "asked for" : "no WebAssembly kernel";
      case Standing.Closed() -> "closed";
      case Standing.Banned(String how, Agreement agreement) -> banned(how, agreement);
      case Standing.Quarantined(String why, long until) ->
          String.format(
              Locale.ROOT,
              "WebAssembly failed: %s; it returns in %.1f s",
              why,
              Math.max(0, until - insight.now()) / 1e9);
      case Standing.Untried() when isKnown() -> measured() + "; to be compared when it is used";
      case Standing.Untried() -> unproven("not measured yet");
      case Standing.Preparing() -> unproven("being measured");
      case Standing.Ready(Agreement agreement) -> ready(agreement);
    };
  }

  /** Whether there is wisdom, although nothing was measured here. */
  private boolean isKnown() {
    return !(policy instanceof Policy.Always) && !isSmall() && insight.logRatio().isPresent();
  }

  private boolean isForcedCpu() {
    return policy.equals(Policy.always(Strategy.CPU));
  }

  private static String banned(String how, Agreement agreement) {
    return switch (agreement) {
      case OTHER_BITS -> "WebAssembly gave other bits: " + how;
      case BEYOND_BOUND -> "fused: WebAssembly was beyond the bound";
      default -> "WebAssembly failed: " + how;
    };
  }

  private String unproven(String hot) {
    if (policy instanceof Policy.Always) {
      return "asked for";
    } else if (isSmall()) {
      return "small: " + elements + " elements";
    }
    return policy.limits().hot(insight.load()) ? "hot; " + hot : notHot();
  }

  private String notHot() {
    Load load = insight.load();
    return String.format(
        Locale.ROOT,
        "not hot: %.0f calls/s, %.3g ms on average, %.3g s in total",
        load.callsPerSecond(),
        load.averageMillis(),
        load.totalSeconds());
  }

  private String ready(Agreement agreement) {
    if (policy instanceof Policy.Always) {
      return "asked for";
    } else if (isSmall()) {
      return "small: " + elements + " elements";
    } else if (policy instanceof Policy.Adr003 adr && !adr.hot(insight.load())) {
      return notHot();
    } else if (cost >= insight.unsupported()) {
      return "too large for WebAssembly here";
    }
    String fused = agreement == Agreement.WITHIN_BOUND ? "; fused: within the bound" : "";
    return measured() + fused;
  }

  private String measured() {
    boolean tiny = policy instanceof Policy.Measured && cost < Learner.TINY;
    return tiny ? "tiny: " + elements + " elements" : outcome();
  }

  private String outcome() {
    return pairs() + insight.wisdom().map(Reason::wisdom).orElse("");
  }

  private String pairs() {
    if (insight.race().isPresent() && insight.race().get().evidence().pairs() > 0) {
      Evidence evidence = insight.race().get().evidence();
      return String.format(
          Locale.ROOT,
          "WebAssembly measured %s%s, in %d pairs on %s",
          factor(evidence.ratio()),
          evidence.interval(),
          evidence.pairs(),
          evidence.onCallersInputs() ? "your inputs" : "scratch data");
    } else if (insight.logRatio().isPresent()) {
      return String.format(
          Locale.ROOT,
          "WebAssembly expected to be %s, from sizes around",
          factor(Math.exp(insight.logRatio().getAsDouble())));
    }
    return insight.frozen()
        ? "frozen: ADR-003's rule where nothing is known"
        : "WebAssembly not measured for such shapes yet";
  }

  private static String wisdom(Instant measured) {
    return ", from wisdom of " + LocalDate.ofInstant(measured, ZoneOffset.UTC);
  }

  private static String factor(double ratio) {
    return ratio >= 1
        ? String.format(Locale.ROOT, "%.2fx faster", ratio)
        : String.format(Locale.ROOT, "%.2fx slower", 1 / ratio);
  }
}
