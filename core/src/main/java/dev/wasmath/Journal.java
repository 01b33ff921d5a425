package dev.wasmath;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What happened in the orchestrator, the last thousand things of it. Failures are logged as
 * warnings, and everything at DEBUG under the name {@code dev.wasmath.decisions}, for whoever asks
 * for it, and as {@linkplain FlightEvents JFR events}. Safe for use by several threads.
 */
final class Journal {
  private static final int KEPT = 1000;
  private static final System.Logger LOG = System.getLogger("dev.wasmath");
  private static final System.Logger DECISIONS = System.getLogger("dev.wasmath.decisions");

  private final Deque<Event> events = new ArrayDeque<>();
  private final Map<Event.Kind, Long> counts = new EnumMap<>(Event.Kind.class);
  private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

  /** Writes an event down, if it is not a decision. */
  void add(String operation, Event.Kind kind, String text) {
    FlightEvents.of(operation, kind, text).commit();
    write(operation, kind, text);
  }

  /** Writes down that a strategy serves a size class from now on, and why. */
  void decision(String operation, long cost, Strategy strategy, Evidence evidence) {
    String text =
        String.format(
            Locale.ROOT,
            "%s from cost %d on: WebAssembly is %.2f times as fast%s, in %d pairs",
            strategy.label(),
            cost,
            evidence.ratio(),
            evidence.interval(),
            evidence.pairs());
    new FlightEvents.Decided(operation, text, cost, strategy, evidence).commit();
    write(operation, Event.Kind.DECISION, text);
  }

  /** Makes a JFR event of a pair of calls; nothing is written down. */
  void pair(String operation, long cost, double cpuNanos, double wasmNanos) {
    new FlightEvents.Probed(operation, cost, cpuNanos, wasmNanos).commit();
  }

  private void write(String operation, Event.Kind kind, String text) {
    Event event = new Event(Instant.now(), operation, kind, text);
    synchronized (events) {
      if (events.size() == KEPT) {
        events.removeFirst();
      }
      events.addLast(event);
      counts.merge(kind, 1L, Long::sum);
    }
    switch (kind) {
      case FALLBACK, QUARANTINE, WRONG_RESULT, CAPACITY ->
          LOG.log(Level.WARNING, "{0}: {1}", operation, text);
      case DECISION, READY, WISDOM -> {}
    }
    DECISIONS.log(Level.DEBUG, "{0}: {1}: {2}", kind, operation, text);
    listeners.forEach(listener -> listener.accept(event));
  }

  /** The events kept, oldest first. */
  List<Event> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  /** How many events of a kind there were. */
  long count(Event.Kind kind) {
    synchronized (events) {
      return counts.getOrDefault(kind, 0L);
    }
  }

  /** Calls a listener with each event from now on, on the thread where it happens. */
  void listen(Consumer<Event> listener) {
    listeners.add(listener);
  }
}
