package dev.wasmath;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * The orchestrator's events as JDK Flight Recorder has them, for whoever records; without a
 * recording they cost next to nothing. None is made for a mere call.
 */
final class FlightEvents {
  private static final String CATEGORY = "Wasmath";

  private FlightEvents() {}

  /** The event of a kind that has no numbers of its own. */
  static jdk.jfr.Event of(String operation, Event.Kind kind, String reason) {
    return switch (kind) {
      case READY -> new Ready(operation, reason);
      case FALLBACK -> new Fallback(operation, reason);
      case QUARANTINE -> new Quarantined(operation, reason);
      case WRONG_RESULT -> new WrongResult(operation, reason);
      case CAPACITY -> new Capacity(operation, reason);
      case WISDOM -> new Wisdom(operation, reason);
      case DECISION -> throw new IllegalArgumentException("a decision has numbers: " + reason);
    };
  }

  /** What all of them tell. */
  @Category(CATEGORY)
  @StackTrace(false)
  abstract static class Told extends jdk.jfr.Event {
    @Label("Operation")
    final String operation;

    @Label("Reason")
    final String reason;

    Told(String operation, String reason) {
      this.operation = operation;
      this.reason = reason;
    }
  }

  @Name("dev.wasmath.Ready")
  @Label("Ready")
  @Description("A kernel was warmed up and compared, and may serve")
  private static final class Ready extends Told {
    Ready(String operation, String reason) {
      super(operation, reason);
    }
  }

  @Name("dev.wasmath.Fallback")
  @Label("Fallback")
  @Description("A kernel failed during a call, which plain Java answered")
  private static final class Fallback extends Told {
    Fallback(String operation, String reason) {
      super(operation, reason);
    }
  }

  @Name("dev.wasmath.Quarantine")
  @Label("Quarantine")
  @Description("A kernel is not used for a while")
  private static final class Quarantined extends Told {
    Quarantined(String operation, String reason) {
      super(operation, reason);
    }
  }

  @Name("dev.wasmath.WrongResult")
  @Label("Wrong Result")
  @Description("A kernel gave a wrong result, and is not used again")
  private static final class WrongResult extends Told {
    WrongResult(String operation, String reason) {
      super(operation, reason);
    }
  }

  @Name("dev.wasmath.Capacity")
  @Label("Capacity")
  @Description("A kernel cannot serve calls of a size and above")
  private static final class Capacity extends Told {
    Capacity(String operation, String reason) {
      super(operation, reason);
    }
  }

  @Name("dev.wasmath.Wisdom")
  @Label("Wisdom")
  @Description("What another process measured was taken over, or could not be")
  private static final class Wisdom extends Told {
    Wisdom(String operation, String reason) {
      super(operation, reason);
    }
  }

  @Name("dev.wasmath.Decision")
  @Label("Decision")
  @Description("Another strategy serves a size class")
  static final class Decided extends Told {
    @Label("Cost")
    @Description("The least cost in the size class, in element updates")
    final long cost;

    @Label("Strategy")
    final String strategy;

    @Label("Ratio")
    @Description("How many times as fast WebAssembly was: the median over the pairs")
    final double ratio;

    @Label("Low")
    @Description("The lower end of the ratio's 95 % interval")
    final double low;

    @Label("High")
    @Description("The upper end of the ratio's 95 % interval")
    final double high;

    @Label("Pairs")
    final int pairs;

    Decided(String operation, String reason, long cost, Strategy strategy, Evidence evidence) {
      super(operation, reason);
      this.cost = cost;
      this.strategy = strategy.label();
      this.ratio = evidence.ratio();
      this.low = evidence.low();
      this.high = evidence.high();
      this.pairs = evidence.pairs();
    }
  }

  @Name("dev.wasmath.Probe")
  @Label("Probe")
  @Description("A call was made by both strategies, on the caller's input")
  @Category(CATEGORY)
  @StackTrace(false)
  static final class Probed extends jdk.jfr.Event {
    @Label("Operation")
    final String operation;

    @Label("Cost")
    @Description("The least cost in the size class, in element updates")
    final long cost;

    @Label("Plain Java")
    @Timespan
    final long cpuNanos;

    @Label("WebAssembly")
    @Timespan
    final long wasmNanos;

    Probed(String operation, long cost, double cpuNanos, double wasmNanos) {
      this.operation = operation;
      this.cost = cost;
      this.cpuNanos = (long) cpuNanos;
      this.wasmNanos = (long) wasmNanos;
    }
  }
}
