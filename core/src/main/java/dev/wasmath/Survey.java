package dev.wasmath;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Measures operations on scratch data now, one after the other, whatever is known of them. */
final class Survey {
  private final Orchestrator orchestrator;
  private final Reports reports;
  private final Consumer<String> progress;

  Survey(Orchestrator orchestrator, Reports reports, Consumer<String> progress) {
    this.orchestrator = orchestrator;
    this.reports = reports;
    this.progress = progress;
  }

  /**
   * Measures, and saves what was learned.
   *
   * @return false if the time was up before the last operation
   */
  boolean run(List<Route<?>> routes, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (Route<?> route : routes) {
      long start = orchestrator.now() - 1;
      route.learner().remeasure();
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      if (!orchestrator.background().settle(left)) {
        orchestrator.wisdom().save();
        return false;
      }
      progress.accept(route.operation().name() + ": " + outcome(route, start));
    }
    orchestrator.wisdom().save();
    return true;
  }

  private String outcome(Route<?> route, long start) {
    List<Verdict> verdicts =
        route.learner().verdicts(start, orchestrator.now(), Instant.now()).stream()
            .filter(verdict -> !verdict.evidence().onCallersInputs())
            .toList();
    if (verdicts.isEmpty()) {
      return reports.decision(route, 0, 0).reason();
    }
    long won = verdicts.stream().filter(it -> it.strategy() == Strategy.WASM).count();
    return String.format(
        Locale.ROOT,
        "WebAssembly serves at %d of %d sizes; %.2f to %.2f times as fast",
        won,
        verdicts.size(),
        verdicts.stream().mapToDouble(it -> it.evidence().ratio()).min().orElseThrow(),
        verdicts.stream().mapToDouble(it -> it.evidence().ratio()).max().orElseThrow());
  }
}
