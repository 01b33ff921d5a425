package dev.wasmath.dashboard;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * How long a thread of the server waits for its client, to send a request or to take an answer: who
 * is slower is disconnected, by an interrupt, which closes the channel that the thread waits for.
 * The JDK's server would wait for ever.
 */
final class Patience implements AutoCloseable {
  private static final int LOOKS = 4;

  private final Duration most;
  private final Map<Thread, Wait> waits = new ConcurrentHashMap<>();
  private final Thread watch;

  Patience(Duration most) {
    this.most = most;
    this.watch =
        Thread.ofPlatform().name("wasmath-dashboard-patience").daemon().unstarted(this::watch);
  }

  /** What lasts until it is closed. */
  @FunctionalInterface
  interface Span extends AutoCloseable {
    @Override
    void close();
  }

  /** Whether a thread waits, and since when. */
  private static final class Wait {
    private final Thread thread = Thread.currentThread();
    private boolean waiting = true;
    private long since = System.nanoTime();

    synchronized void begin() {
      waiting = true;
      since = System.nanoTime();
    }

    synchronized void end() {
      waiting = false;
    }

    synchronized void check(Duration most) {
      if (waiting && System.nanoTime() - since > most.toNanos()) {
        waiting = false;
        thread.interrupt();
      }
    }
  }

  void start() {
    watch.start();
  }

  /** An executor of requests, whose threads wait for their clients unless they say otherwise. */
  Executor watched(Executor requests) {
    return request -> requests.execute(() -> serve(request));
  }

  private void serve(Runnable request) {
    Wait wait = new Wait();
    waits.put(wait.thread, wait);
    try {
      request.run();
    } finally {
      wait.end();
      waits.remove(wait.thread);
    }
  }

  /** This thread computes, and waits for nobody; afterwards its time begins anew. */
  Span computing() {
    Wait wait = current();
    wait.end();
    return wait::begin;
  }

  /** Amid of that, this thread waits for its client. */
  Span waiting() {
    Wait wait = current();
    wait.begin();
    return wait::end;
  }

  private Wait current() {
    return Objects.requireNonNull(waits.get(Thread.currentThread()), "not a thread of a request");
  }

  /** How many requests are being served. */
  int served() {
    return waits.size();
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        waits.values().forEach(wait -> wait.check(most));
        Thread.sleep(most.dividedBy(LOOKS));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
