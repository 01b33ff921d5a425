package dev.wasmath.dashboard;

import com.sun.net.httpserver.HttpServer;
import dev.wasmath.Wasmath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A page that shows what the orchestrator of one {@link Wasmath} does, while it runs: calls, times,
 * decisions and their evidence, benchmarks, and the same kernels in the visitor's browser.
 *
 * <p>It listens on the loopback interface unless it is told otherwise, and then it asks for a
 * token. It takes requests of its own page only, and changes nothing by GET. A client that keeps it
 * waiting for 20 seconds is disconnected. It reads what the orchestrator counts anyway, once a
 * second; calls of operations do nothing for it.
 */
public final class Dashboard implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService requests;
  private final Patience patience;
  private final Recorder recorder;
  private final Streams streams;
  private final BenchmarkRuns benchmarks;
  private final WorkloadRun workload;
  private final Gate gate;

  private Dashboard(Builder builder) throws IOException {
    InetAddress address = builder.address.orElseGet(InetAddress::getLoopbackAddress);
    this.server = HttpServer.create(new InetSocketAddress(address, builder.port), 0);
    this.gate = new Gate(server.getAddress(), builder.token);
    this.patience = new Patience(builder.patience);
    this.streams = new Streams(patience);
    this.benchmarks = new BenchmarkRuns(builder.math);
    this.workload = new WorkloadRun(builder.math, builder.workload);
    this.recorder = new Recorder(new Snapshot(builder.math), streams, benchmarks, workload);
    this.requests = Executors.newVirtualThreadPerTaskExecutor();
    Api api = new Api(builder.math, recorder, streams, benchmarks, workload);
    server.createContext("/", new Door(gate, api, Assets.load(), patience));
    server.setExecutor(patience.watched(requests));
    patience.start();
    server.start();
    recorder.start();
  }

  /**
   * Starts a dashboard on the loopback interface.
   *
   * @param math what to show; the caller closes it, after the dashboard
   * @param port the port, or 0 for any that is free
   * @throws IllegalArgumentException if there is no such port
   * @throws IOException if the port cannot be listened on
   */
  public static Dashboard start(Wasmath math, int port) throws IOException {
    return of(math).port(port).start();
  }

  /** For starting one with choices of one's own. */
  public static Builder of(Wasmath math) {
    return new Builder(math);
  }

  /** Where the page is, with the token if there is one. */
  public URI address() {
    return gate.address();
  }

  /** How many pages look on. */
  int streams() {
    return streams.count();
  }

  /** How many requests are being served, those of pages that look on among them. */
  int served() {
    return patience.served();
  }

  @Override
  public void close() {
    workload.stop();
    benchmarks.close();
    recorder.close();
    streams.close();
    server.stop(0);
    requests.shutdownNow();
    patience.close();
  }

  /** Starts a {@link Dashboard} with choices of one's own. Not safe for use by several threads. */
  public static final class Builder {
    private static final int LARGEST_PORT = 65_535;
    private static final int SHORTEST_TOKEN = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Wasmath math;
    private int port;
    private Duration patience = PATIENCE;
    private Optional<InetAddress> address = Optional.empty();
    private Optional<String> token = Optional.empty();
    private Optional<Workload> workload = Optional.empty();

    private Builder(Wasmath math) {
      this.math = math;
    }

    /**
     * Listens on this port; on any that is free by default, which is 0.
     *
     * @throws IllegalArgumentException if there is no such port
     */
    public Builder port(int port) {
      if (port < 0 || port > LARGEST_PORT) {
        throw new IllegalArgumentException("a port is from 0 to " + LARGEST_PORT + ": " + port);
      }
      this.port = port;
      return this;
    }

    /** Waits so long for a client. */
    Builder patience(Duration most) {
      this.patience = most;
      return this;
    }

    /**
     * Listens on this interface in place of loopback, for visitors who have the token.
     *
     * @param token a secret of letters, digits, - and _, at least 16 long
     * @throws IllegalArgumentException if the token is short, or has other characters
     */
    public Builder listenOn(InetAddress address, String token) {
      if (token.length() < SHORTEST_TOKEN || !token.matches("[A-Za-z0-9_-]*")) {
        throw new IllegalArgumentException(
            "a token has letters, digits, - and _, at least %d of them; this has %d characters"
                .formatted(SHORTEST_TOKEN, token.length()));
      }
      this.address = Optional.of(address);
      this.token = Optional.of(token);
      return this;
    }

    /** Offers visitors something to watch. */
    public Builder workload(Workload workload) {
      this.workload = Optional.of(workload);
      return this;
    }

    /**
     * Starts.
     *
     * @throws IOException if the port cannot be listened on
     */
    public Dashboard start() throws IOException {
      return new Dashboard(this);
    }
  }
}
