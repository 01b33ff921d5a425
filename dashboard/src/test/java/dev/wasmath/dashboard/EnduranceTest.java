package dev.wasmath.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.Wasmath;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Many requests and streams, and clients that misbehave: nothing grows, and nobody waits. */
@Isolated("what it holds is looked at")
final class EnduranceTest {
  private static final int REQUESTS = 10_000;
  private static final int CLIENTS = 8;
  private static final int STREAMS = 200;
  private static final long MOST_GROWTH = 24L << 20;

  private final Wasmath math = Wasmath.builder().backends(List.of()).open();
  private Dashboard dashboard;
  private URI address;
  private String host;

  @BeforeEach
  void start() throws IOException {
    dashboard = Dashboard.start(math, 0);
    address = dashboard.address();
    host = address.getAuthority();
  }

  @AfterEach
  void close() {
    dashboard.close();
    math.close();
  }

  @Test
  void tenThousandRequestsBesideTwoHundredStreamsLeaveNothing() throws Exception {
    List<RawClient> streams = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      streams.add(stream());
    }
    for (RawClient stream : streams) {
      assertThat(stream.until("event: tick")).isPresent();
    }
    requests(REQUESTS / 10);
    long before = used();
    requests(REQUESTS);
    for (RawClient stream : streams) {
      assertThat(stream.until("event: tick")).isPresent();
    }
    assertThat(used() - before).isLessThan(MOST_GROWTH);
    for (RawClient stream : streams) {
      stream.close();
    }
    awaitNoStreams();
    assertThat(used() - before).isLessThan(MOST_GROWTH);
  }

  /** Requests on connections that are kept. */
  private void requests(int count) throws Exception {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> done = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        done.add(clients.submit(() -> some(count / CLIENTS)));
      }
      int answered = 0;
      for (Future<Integer> each : done) {
        answered += each.get();
      }
      assertThat(answered).isEqualTo(count / CLIENTS * CLIENTS);
    }
  }

  private int some(int count) throws IOException {
    int answered = 0;
    try (RawClient client = new RawClient(address)) {
      for (int i = 0; i < count; i++) {
        client.send("GET /api/benchmarks HTTP/1.1\nHost: " + host + "\n\n");
        answered += client.until("{\"runs\":[]}").isPresent() ? 1 : 0;
      }
    }
    return answered;
  }

  private static long used() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  private RawClient stream() throws IOException {
    RawClient client = new RawClient(address);
    client.send("GET /api/live HTTP/1.1\nHost: " + host + "\n\n");
    return client;
  }

  /** A stream is over when a message cannot be written; there is one each second. */
  private void awaitNoStreams() throws InterruptedException {
    for (int i = 0; i < 200 && dashboard.streams() > 0; i++) {
      Thread.sleep(50);
    }
    assertThat(dashboard.streams()).isZero();
  }

  @Test
  void moreStreamsThanAreServedAreRefused() throws IOException {
    List<RawClient> streams = new ArrayList<>();
    for (int i = 0; i < Streams.MOST; i++) {
      RawClient stream = stream();
      assertThat(stream.until("200 OK")).isPresent();
      streams.add(stream);
    }
    try (RawClient refused = stream()) {
      assertThat(refused.until("pages look on already\"}")).isPresent();
    }
    assertThat(RawClient.get(address, "/", host)).startsWith("HTTP/1.1 200");
    for (RawClient stream : streams) {
      stream.close();
    }
  }

  @Test
  void slowAndBrokenClientsDoNotHurtOthers() throws IOException {
    List<RawClient> slow = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      RawClient begun = new RawClient(address);
      begun.send("GET / HTTP/1.1\nHo");
      slow.add(begun);
      RawClient body = new RawClient(address);
      body.send(
          "POST /api/parity HTTP/1.1\nHost: "
              + host
              + "\nContent-Type: application/json\nContent-Length: 100\n\n{");
      slow.add(body);
    }
    for (String broken :
        List.of(
            "\n\n",
            "GET\n\n",
            "GET / HTTP/9.9\n\n",
            "GET http://[ HTTP/1.1\nHost: " + host + "\n\n",
            "\u0016\u0003\u0001\u0002\n\n",
            "GET / HTTP/1.1\nHost: " + host + "\nHost: other\nConnection: close\n\n",
            "POST /api/parity HTTP/1.1\nHost: " + host + "\nContent-Length: -5\n\n",
            "POST /api/parity HTTP/1.1\nHost: " + host + "\nContent-Length: 99999999999999\n\n",
            "POST /api/parity HTTP/1.1\nHost: "
                + host
                + "\nTransfer-Encoding: chunked\nConnection: close\n\nzz\n",
            "GET /" + "a".repeat(5000) + " HTTP/1.1\nHost: " + host + "\nConnection: close\n\n")) {
      try (RawClient client = new RawClient(address)) {
        client.send(broken);
      }
      assertThat(RawClient.get(address, "/", host)).startsWith("HTTP/1.1 200");
    }
    for (RawClient client : slow) {
      client.close();
    }
    assertThat(RawClient.get(address, "/api/facts", host)).startsWith("HTTP/1.1 200");
  }
}
