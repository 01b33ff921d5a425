package dev.wasmath.dashboard;

import com.sun.net.httpserver.HttpExchange;
import dev.wasmath.Wasmath;
import dev.wasmath.dashboard.Refusal.RefusedException;
import dev.wasmath.op.Operation;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the page asks for: GET tells, POST changes. See docs/dashboard.md for the shapes. */
final class Api {
  /** The stream of snapshots. */
  static final String LIVE = "/api/live";

  private static final Pattern BENCHMARK = Pattern.compile("/api/benchmarks/([0-9]{1,9})");
  private static final Pattern EVIDENCE = Pattern.compile("/api/evidence/([A-Za-z0-9]{1,64})");
  private static final int MOST_EVENTS = 200;

  private final Wasmath math;
  private final Recorder recorder;
  private final Streams streams;
  private final BenchmarkRuns benchmarks;
  private final WorkloadRun workload;
  private final Parity parity;

  Api(
      Wasmath math,
      Recorder recorder,
      Streams streams,
      BenchmarkRuns benchmarks,
      WorkloadRun workload) {
    this.math = math;
    this.recorder = recorder;
    this.streams = streams;
    this.benchmarks = benchmarks;
    this.workload = workload;
    this.parity = new Parity(math, benchmarks);
  }

  void stream(HttpExchange exchange) throws IOException, RefusedException {
    streams.serve(exchange);
  }

  Map<String, Object> get(String path, URI uri) throws RefusedException {
    if (uri.getRawQuery() != null) {
      throw new RefusedException(404, "nothing is asked for by a query: " + path);
    }
    Matcher benchmark = BENCHMARK.matcher(path);
    if (benchmark.matches()) {
      return benchmarks.result(Integer.parseInt(benchmark.group(1)));
    }
    Matcher evidence = EVIDENCE.matcher(path);
    if (evidence.matches()) {
      return evidence(evidence.group(1));
    }
    return switch (path) {
      case "/api/facts" -> Facts.of(math);
      case "/api/history" -> Map.of("totals", recorder.history().totals());
      case "/api/events" -> Map.of("events", Snapshot.events(math, MOST_EVENTS));
      case "/api/benchmarks" -> Map.of("runs", benchmarks.list());
      default -> throw new RefusedException(404, "nothing is here: " + path);
    };
  }

  Map<String, Object> post(String path, byte[] body) throws RefusedException {
    Json request = Json.parse(body);
    return switch (path) {
      case "/api/workload/start" -> workload.start();
      case "/api/workload/stop" -> workload.stop();
      case "/api/benchmarks" -> benchmarks.start(request);
      case "/api/benchmarks/cancel" -> benchmarks.cancel();
      case "/api/parity" -> parity.run(request);
      default -> throw new RefusedException(404, "nothing is here to post to: " + path);
    };
  }

  /** An operation's size classes, each with why it is served as it is, and how that came. */
  private Map<String, Object> evidence(String name) throws RefusedException {
    Operation<?> operation = Measuring.operation(name);
    List<Map<String, Object>> classes = new ArrayList<>();
    for (Map<String, Object> size : Snapshot.sizes(math, name)) {
      Map<String, Object> object = new LinkedHashMap<>(size);
      if (size.get("costTo") instanceof Long to) {
        int like = operation.sizeForCost(to - 1);
        object.put("size", like);
        object.put("reason", math.explain(name, like).reason());
      }
      object.put("history", recorder.history().ratios(name, size));
      classes.add(object);
    }
    List<Map<String, Object>> events =
        Snapshot.events(math, Integer.MAX_VALUE).stream()
            .filter(event -> name.equals(event.get("operation")))
            .limit(MOST_EVENTS)
            .toList();
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("operation", name);
    evidence.put("sizes", classes);
    evidence.put("events", events);
    return evidence;
  }
}
