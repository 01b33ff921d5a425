package dev.wasmath;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What happened in the orchestrator, the last thousand things of it. Failures are logged as
 * warnings, and everything at DEBUG under the name {@code dev.wasmath.decisions}, for whoever asks
 * for it. Safe for use by several threads.
 */
final class Journal {
  private static final int KEPT = 1000;
  private static final System.Logger LOG = System.getLogger("dev.wasmath");
  private static final System.Logger DECISIONS = System.getLogger("dev.wasmath.decisions");

  private final Deque<Event> events = new ArrayDeque<>();
  private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

  /** Writes an event down. */
  void add(String operation, Event.Kind kind, String text) {
    Event event = new Event(Instant.now(), operation, kind, text);
    synchronized (events) {
      if (events.size() == KEPT) {
        events.removeFirst();
      }
      events.addLast(event);
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

  /** Calls a listener with each event from now on, on the thread where it happens. */
  void listen(Consumer<Event> listener) {
    listeners.add(listener);
  }
}
