package dev.wasmath.dashboard;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes a snapshot each second, keeps its history, and sends it to whoever looks on. */
final class Recorder implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Snapshot snapshot;
  private final Streams streams;
  private final BenchmarkRuns benchmarks;
  private final WorkloadRun workload;
  private final History history = new History();
  private final Thread thread;

  Recorder(Snapshot snapshot, Streams streams, BenchmarkRuns benchmarks, WorkloadRun workload) {
    this.snapshot = snapshot;
    this.streams = streams;
    this.benchmarks = benchmarks;
    this.workload = workload;
    this.thread = Thread.ofPlatform().name("wasmath-dashboard").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        tick();
        Thread.sleep(PERIOD);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (IOException impossible) {
      throw new IllegalStateException("a snapshot is not JSON", impossible);
    }
  }

  private void tick() throws IOException {
    Map<String, Object> taken = snapshot.take();
    history.add(taken);
    Map<String, Object> message = new LinkedHashMap<>(taken);
    message.put("benchmark", benchmarks.progress());
    message.put("workload", workload.state());
    streams.send("tick", Json.bytes(message));
  }

  History history() {
    return history;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
