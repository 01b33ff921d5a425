package dev.wasmath;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A daemon thread for {@link Background} tasks, there as long as there are any. A task that hangs
 * is left behind with its thread, which is interrupted, and another thread goes on.
 */
final class BackgroundThread implements Background {
  private static final long IDLE_MILLIS = 5_000;

  private final long patience;
  private final List<Task> waiting = new ArrayList<>();
  private Optional<Worker> worker = Optional.empty();
  private boolean closed;

  /** Gives up a task after a time. */
  BackgroundThread(Duration patience) {
    this.patience = patience.toNanos();
  }

  /** The thread, and what it works at. */
  private final class Worker implements Runnable {
    private final Thread thread = new Thread(this, "wasmath-background");
    private Optional<Task> task = Optional.empty();
    private long started;

    @Override
    public void run() {
      Optional<Task> next = next(this);
      while (next.isPresent()) {
        next.get().run();
        next = next(this);
      }
    }
  }

  @Override
  public synchronized void submit(Task task) {
    if (closed) {
      return;
    }
    waiting.add(task);
    notifyAll();
    if (worker.isEmpty()) {
      start();
    }
  }

  private void start() {
    Worker next = new Worker();
    next.thread.setDaemon(true);
    worker = Optional.of(next);
    next.thread.start();
  }

  private boolean serves(Worker asking) {
    return worker.isPresent() && worker.get() == asking;
  }

  /** The task that is worth most, as soon as there is one; nothing when the worker is to end. */
  private Optional<Task> next(Worker asking) {
    Optional<Task> taken = Optional.empty();
    List<Task> offered = offered(asking);
    while (taken.isEmpty() && !offered.isEmpty()) {
      // Without this object's lock: a task may want one whose owner waits for this.
      Task best = offered.stream().max(Comparator.comparingDouble(Task::worth)).orElseThrow();
      taken = take(asking, best);
      offered = taken.isEmpty() ? offered(asking) : offered;
    }
    return taken;
  }

  /** What waits, as soon as something does; nothing when the worker is to end. */
  private synchronized List<Task> offered(Worker asking) {
    if (!serves(asking)) {
      return List.of();
    }
    asking.task = Optional.empty();
    notifyAll();
    long end = System.nanoTime() + IDLE_MILLIS * 1_000_000;
    while (waiting.isEmpty() && !closed && System.nanoTime() - end < 0) {
      try {
        wait(IDLE_MILLIS);
      } catch (InterruptedException e) {
        // Nobody but watch() and close() interrupts it, and both have taken its work away.
        end = System.nanoTime();
      }
    }
    if (waiting.isEmpty() || closed || !serves(asking)) {
      if (serves(asking)) {
        worker = Optional.empty();
      }
      return List.of();
    }
    return List.copyOf(waiting);
  }

  private synchronized Optional<Task> take(Worker asking, Task task) {
    if (!serves(asking) || !waiting.remove(task)) {
      return Optional.empty();
    }
    asking.task = Optional.of(task);
    asking.started = System.nanoTime();
    return asking.task;
  }

  @Override
  public void watch() {
    // No method reference: the first call of each program comes here, and would link it.
    Optional<Task> late = abandoned();
    if (late.isPresent()) {
      late.get().abandoned();
    }
  }

  private synchronized Optional<Task> abandoned() {
    if (worker.isEmpty()
        || worker.get().task.isEmpty()
        || System.nanoTime() - worker.get().started < patience) {
      return Optional.empty();
    }
    Worker hanging = worker.get();
    worker = Optional.empty();
    hanging.thread.interrupt();
    if (!waiting.isEmpty()) {
      start();
    }
    notifyAll();
    return hanging.task;
  }

  @Override
  public synchronized boolean settle(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!waiting.isEmpty() || (worker.isPresent() && worker.get().task.isPresent())) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(Math.max(1, left / 1_000_000));
    }
    return true;
  }

  @Override
  public synchronized void close() {
    closed = true;
    waiting.clear();
    worker.ifPresent(it -> it.thread.interrupt());
    notifyAll();
  }
}
