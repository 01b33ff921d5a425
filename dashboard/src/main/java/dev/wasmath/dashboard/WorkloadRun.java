package dev.wasmath.dashboard;

import dev.wasmath.Wasmath;
import dev.wasmath.dashboard.Refusal.RefusedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The workload, if there is one, and whether it runs. Safe for use by several threads. */
final class WorkloadRun {
  private final Wasmath math;
  private final Optional<Workload> workload;
  private Optional<Thread> running = Optional.empty();
  private Optional<String> failure = Optional.empty();

  WorkloadRun(Wasmath math, Optional<Workload> workload) {
    this.math = math;
    this.workload = workload;
  }

  synchronized Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("offered", workload.isPresent());
    state.put("running", running.isPresent());
    failure.ifPresent(it -> state.put("failure", it));
    return state;
  }

  /** Starts it; nothing happens if it runs. */
  synchronized Map<String, Object> start() throws RefusedException {
    if (workload.isEmpty()) {
      throw new RefusedException(404, "no workload is offered");
    }
    if (running.isEmpty()) {
      failure = Optional.empty();
      Workload steps = workload.get();
      Thread thread =
          Thread.ofPlatform().name("wasmath-workload").daemon().unstarted(() -> run(steps));
      running = Optional.of(thread);
      thread.start();
    }
    return state();
  }

  /** Stops it after its step; nothing happens if it does not run. */
  synchronized Map<String, Object> stop() {
    running.ifPresent(Thread::interrupt);
    running = Optional.empty();
    return state();
  }

  private void run(Workload steps) {
    try {
      while (isRunning()) {
        steps.step(math);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      end(stopped);
    } catch (Exception | Error failed) {
      end(failed);
    }
  }

  private synchronized boolean isRunning() {
    return running.filter(thread -> thread == Thread.currentThread()).isPresent();
  }

  /** It ended by itself: if it was stopped, that is known. */
  private synchronized void end(Throwable failed) {
    if (isRunning()) {
      failure = Optional.of(failed.toString());
      running = Optional.empty();
    }
  }
}
