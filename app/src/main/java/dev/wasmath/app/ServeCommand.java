package dev.wasmath.app;

import dev.wasmath.Wasmath;
import dev.wasmath.dashboard.Dashboard;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wasmath serve}: the dashboard. */
@Command(
    name = "serve",
    description = {
      "Serve a page that shows what the orchestrator does: calls, times, decisions and their "
          + "evidence, benchmarks, and the same kernels in your browser.",
      "It runs until it is interrupted. It listens on this machine only, unless --bind says "
          + "otherwise; then the printed address has a token, which its visitors need."
    })
final class ServeCommand implements Callable<Integer> {
  private static final int TOKEN_BYTES = 24;
  private static final int LARGEST_PORT = 65_535;

  /** What can be offered to be watched. */
  enum Offer {
    /** Vectors, matrices, layers and games, of changing sizes. */
    DEMO;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8737",
      description = "Listen on this port; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(names = "--open", description = "Open the page in the browser.")
  private boolean open;

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      description = "Offer something to watch, which the page starts: ${COMPLETION-CANDIDATES}.")
  private Optional<Offer> workload = Optional.empty();

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "Listen on another interface than loopback. Whoever has the token in the printed "
              + "address can then start benchmarks on this machine; nothing is encrypted.")
  private Optional<String> bind = Optional.empty();

  @Mixin private Arithmetic arithmetic;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Console console = Console.of(spec);
    try (Wasmath math = arithmetic.open();
        Dashboard dashboard = start(math)) {
      console.print("Wasmath's dashboard: " + dashboard.address());
      console.note("interrupt to end");
      if (open) {
        openBrowser(console, dashboard.address());
      }
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private Dashboard start(Wasmath math) throws IOException {
    if (port < 0 || port > LARGEST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "a port is from 0 to " + LARGEST_PORT + ": " + port);
    }
    Dashboard.Builder builder = Dashboard.of(math).port(port);
    interfaceAddress().ifPresent(address -> builder.listenOn(address, token()));
    workload.ifPresent(_ -> builder.workload(new DemoWorkload()));
    try {
      return builder.start();
    } catch (BindException taken) {
      String where = bind.map(it -> it + ", ").orElse("") + "port " + port;
      String advice =
          bind.isEmpty() ? "try --port 0" : "try --port 0, or an address of this machine";
      throw new IOException(
          where + " cannot be listened on (" + taken.getMessage() + "); " + advice, taken);
    }
  }

  private Optional<InetAddress> interfaceAddress() {
    return bind.map(
        address -> {
          try {
            return InetAddress.getByName(address);
          } catch (UnknownHostException unknown) {
            throw new ParameterException(
                spec.commandLine(), "--bind needs an address of this machine: " + address, unknown);
          }
        });
  }

  private static String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void openBrowser(Console console, URI address) throws InterruptedException {
    String os = System.getProperty("os.name", "");
    List<String> command =
        os.startsWith("Windows")
            ? List.of("rundll32", "url.dll,FileProtocolHandler", address.toString())
            : List.of(os.startsWith("Mac") ? "open" : "xdg-open", address.toString());
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException absent) {
      console.note("no browser can be opened here (" + absent.getMessage() + ")");
    }
  }
}
