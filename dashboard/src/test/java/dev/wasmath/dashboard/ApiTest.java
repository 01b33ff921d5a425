package dev.wasmath.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.Wasmath;
import dev.wasmath.dashboard.JsonClient.Answer;
import dev.wasmath.op.Probe;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page is told, what it may ask for, and what is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiTest {
  private final Wasmath math = Wasmath.open();
  private final CountDownLatch stepped = new CountDownLatch(3);
  private Dashboard dashboard;
  private JsonClient client;

  @BeforeAll
  void start() throws IOException {
    dashboard =
        Dashboard.of(math)
            .workload(
                on -> {
                  on.vectors().dot(new double[50], new double[50]);
                  stepped.countDown();
                })
            .start();
    client = new JsonClient(dashboard.address());
  }

  @AfterAll
  void close() {
    dashboard.close();
    math.close();
  }

  @Test
  void factsTellOfTheMachineAndTheKernels() throws Exception {
    Map<String, Object> facts = client.get("/api/facts").body();
    assertThat(facts)
        .containsEntry("java", Runtime.version().toString())
        .containsEntry("policy", "what measurement says")
        .containsEntry("fused", false)
        .containsEntry("backends", math.backends());
    assertThat(facts.get("operations"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains(Map.of("name", "gemm", "wasm", true))
        .contains(Map.of("name", "powerSums", "wasm", false));
  }

  @Test
  void theStreamTellsOfCalls() throws Exception {
    double[] x = Probe.ordinary(1).doubles(1000);
    for (int i = 0; i < 1000; i++) {
      math.vectors().dot(x, x);
    }
    try (RawClient stream = new RawClient(dashboard.address())) {
      stream.send("GET /api/live HTTP/1.1\nHost: " + dashboard.address().getAuthority() + "\n\n");
      String text = stream.until("\"name\":\"dot\"").orElseThrow();
      assertThat(text)
          .containsIgnoringCase("Content-Type: text/event-stream")
          .contains("event: tick\ndata: {\"time\":")
          .contains("\"totals\":{\"cpuCalls\":");
    }
    assertThat((List<?>) client.get("/api/history").body().get("totals")).isNotEmpty();
    Map<String, Object> evidence = client.get("/api/evidence/dot").body();
    assertThat((List<?>) evidence.get("sizes"))
        .anySatisfy(size -> assertThat(size.toString()).contains("reason=", "strategy="));
    assertThat(client.get("/api/events").body()).containsKey("events");
    assertThat(client.get("/api/evidence/nothing").error())
        .startsWith("unknown operation: nothing; there are add");
  }

  @Test
  void aWorkloadIsStartedAndStopped() throws Exception {
    assertThat(client.post("/api/workload/start", "").body())
        .isEqualTo(Map.of("offered", true, "running", true));
    assertThat(stepped.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(client.post("/api/workload/start", "{}").body()).containsEntry("running", true);
    assertThat(client.post("/api/workload/stop", "{}").body()).containsEntry("running", false);
  }

  @Test
  void aBenchmarkRunsToItsEnd() throws Exception {
    String request =
        "{\"operations\":[\"dot\",\"powerSums\"],\"sizes\":[10,100],"
            + "\"strategies\":[\"cpu\",\"wasm\"],\"iterations\":10}";
    Answer started = client.post("/api/benchmarks", request);
    assertThat(started.body()).containsEntry("state", "running").containsEntry("total", 4);
    assertThat(client.post("/api/benchmarks", request).status()).isEqualTo(409);
    Map<String, Object> result = finished(started);
    assertThat(result).containsEntry("version", 1).containsEntry("done", 4);
    List<?> rows = (List<?>) result.get("rows");
    assertThat(rows).hasSize(6);
    assertThat(rows)
        .allSatisfy(row -> assertThat(((Map<?, ?>) row).get("bitsEqual")).isEqualTo(true))
        .allSatisfy(row -> assertThat(((Map<?, ?>) row).containsKey("p50Low")).isTrue());
    assertThat((List<?>) client.get("/api/benchmarks").body().get("runs")).isNotEmpty();
  }

  @Test
  void aBenchmarkIsCancelled() throws Exception {
    String request =
        "{\"operations\":[\"dot\",\"exp\",\"log\",\"sin\",\"cos\",\"tanh\"],\"sizes\":[1,2,3,4],"
            + "\"strategies\":[\"cpu\"],\"iterations\":1000}";
    Answer started = client.post("/api/benchmarks", request);
    client.post("/api/benchmarks/cancel", "{}");
    assertThat(finished(started)).containsEntry("cancelled", true);
  }

  private Map<String, Object> finished(Answer started) throws Exception {
    Object id = started.body().get("id");
    for (int i = 0; i < 400; i++) {
      Map<String, Object> result = client.get("/api/benchmarks/" + id).body();
      if ("finished".equals(result.get("state"))) {
        return result;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the benchmark does not end");
  }

  @Test
  void aSampleHasTheSameBitsFromBothStrategies() throws Exception {
    Map<String, Object> answer =
        client.post("/api/parity", "{\"operation\":\"gemm\",\"size\":33}").body();
    assertThat(answer.get("cpuHash"))
        .isEqualTo(answer.get("wasmHash"))
        .asString()
        .matches("[0-9a-f]{1,16}");
    assertThat(answer.get("wasmNanos"))
        .isInstanceOfSatisfying(Double.class, it -> assertThat(it).isPositive());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          /api/benchmarks | {"operations":[]} | sizes must be an array
          /api/benchmarks | {"operations":[],"sizes":[1]} | choose at least one operation
          /api/benchmarks | {"operations":["swap"],"sizes":[1]} | unknown operation: swap
          /api/benchmarks | {"operations":["dot"],"sizes":[-1]} | negative size: -1
          /api/benchmarks | {"operations":["dot"],"sizes":["1"]} | sizes must be an array of whole numbers
          /api/benchmarks | {"operations":["dot"],"sizes":[1e99]} | sizes must be an array of whole
          /api/benchmarks | {"operations":["gemm"],"sizes":[100000]} | too large for the dashboard
          /api/benchmarks | {"operations":["dot"],"sizes":[1],"strategies":["gpu"]} | strategies are cpu and wasm
          /api/benchmarks | {"operations":["dot"],"sizes":[1],"strategies":[]} | choose cpu, wasm or both
          /api/benchmarks | {"operations":["dot"],"sizes":[1],"strategies":["cpu"]} | iterations must be a whole
          /api/benchmarks | {"operations":["dot"],"sizes":[1],"strategies":["cpu"],"iterations":0} | from 1 to 1000: 0
          /api/parity | {"operation":5} | operation must be a string
          /api/parity | {"operation":"dot","size":null} | size must be a whole number
          /api/parity | [1,2] | not a JSON object
          /api/parity | {"operation": | not a JSON object
          /api/parity | nonsense | not a JSON object
          """)
  void whatMakesNoSenseIsRefused(String path, String body, String reason) throws Exception {
    Answer answer = client.post(path, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains(reason);
  }

  @Test
  void bodiesAreJsonAndSmall() throws Exception {
    Answer large = client.post("/api/parity", "{\"operation\":\"" + "x".repeat(20_000) + "\"}");
    assertThat(large.status()).isEqualTo(413);
    Answer deep = client.post("/api/parity", "[".repeat(16_000));
    assertThat(deep.status()).isEqualTo(400);
    Answer form = client.post("/api/workload/start", "application/x-www-form-urlencoded", "a=b");
    assertThat(form.status()).isEqualTo(415);
    assertThat(client.post("/api/nothing", "{}").status()).isEqualTo(404);
  }
}
