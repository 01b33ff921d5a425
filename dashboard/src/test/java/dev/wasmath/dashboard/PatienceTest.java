package dev.wasmath.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.Wasmath;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are slow are disconnected, wherever the dashboard is embedded, and only those. */
final class PatienceTest {
  private static final Duration SHORT = Duration.ofMillis(400);

  private final Wasmath math = Wasmath.builder().backends(List.of()).open();
  private Dashboard dashboard;
  private URI address;
  private String host;

  @BeforeEach
  void start() throws IOException {
    dashboard = Dashboard.of(math).patience(SHORT).start();
    address = dashboard.address();
    host = address.getAuthority();
  }

  @AfterEach
  void close() {
    dashboard.close();
    math.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G",
        "GET / HTTP/1.1\nHo",
        "POST /api/parity HTTP/1.1\nHost: %s\nContent-Type: application/json\nContent-Length: 9\n\n{",
        "POST /api/parity HTTP/1.1\nHost: other\nContent-Length: 9\n\n{",
      })
  void aRequestThatDoesNotEndIsNotWaitedFor(String begun) throws Exception {
    try (RawClient client = new RawClient(address)) {
      client.send(begun.formatted(host));
      assertThat(client.rest()).doesNotContain("HTTP/1.1 200");
    }
    awaitNobody();
    assertThat(RawClient.get(address, "/", host)).startsWith("HTTP/1.1 200");
  }

  @Test
  void neitherIsOneThatComesByteByByte() throws Exception {
    long start = System.nanoTime();
    boolean ended = false;
    try (RawClient client = new RawClient(address)) {
      client.send("GET / HTTP/1.1\nHost: " + host + "\nX: ");
      for (int i = 0; i < 400 && !ended; i++) {
        client.send("x");
        Thread.sleep(25);
      }
    } catch (SocketException closed) {
      ended = true;
    }
    assertThat(ended).isTrue();
    assertThat(System.nanoTime() - start).isGreaterThan(SHORT.toNanos());
    awaitNobody();
  }

  /** Answers pile up until no buffer takes more, and the server has to wait. */
  @Test
  void aClientThatDoesNotReadIsNotWaitedForEither() throws Exception {
    byte[] request =
        ("GET /wasmath/wasmath.wasm HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    boolean closed = false;
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
      for (int i = 0; i < 2000 && !closed; i++) {
        socket.getOutputStream().write(request);
        Thread.sleep(5);
      }
    } catch (SocketException disconnected) {
      closed = true;
    }
    assertThat(closed).isTrue();
    awaitNobody();
  }

  @Test
  void aPageThatLooksOnMayStay() throws IOException {
    try (RawClient stream = new RawClient(address)) {
      stream.send("GET /api/live HTTP/1.1\nHost: " + host + "\n\n");
      for (int i = 0; i < 3; i++) {
        assertThat(stream.until("event: tick")).isPresent();
      }
    }
  }

  @Test
  void whoComputesIsNotDisturbed() throws Exception {
    LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (Patience patience = new Patience(Duration.ofMillis(40));
        ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
      patience.start();
      patience
          .watched(requests)
          .execute(
              () -> {
                try (Patience.Span _ = patience.computing()) {
                  heard.add(sleep(300));
                  try (Patience.Span _ = patience.waiting()) {
                    heard.add(sleep(20_000));
                  }
                  heard.add(sleep(300));
                }
                heard.add(sleep(20_000));
              });
      for (String expected : List.of("slept", "interrupted", "slept", "interrupted")) {
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(expected);
      }
    }
  }

  private static String sleep(long millis) {
    try {
      Thread.sleep(millis);
      return "slept";
    } catch (InterruptedException interrupted) {
      return "interrupted";
    }
  }

  private void awaitNobody() throws InterruptedException {
    for (int i = 0; i < 200 && dashboard.served() > 0; i++) {
      Thread.sleep(25);
    }
    assertThat(dashboard.served()).isZero();
  }
}
