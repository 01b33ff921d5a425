package dev.wasmath.dashboard;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.wasmath.dashboard.Refusal.RefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The way of every request: past the gate, to a file of the page or to the interface behind it. */
final class Door implements HttpHandler {
  private static final int LARGEST_BODY = 1 << 14;
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

  /** What the page may do: scripts, styles and requests of its own, WebAssembly, nothing else. */
  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
              + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
              + "frame-ancestors 'none'",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Embedder-Policy",
          "require-corp",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-store");

  private final Gate gate;
  private final Api api;
  private final Map<String, Assets.Asset> assets;
  private final Patience patience;

  Door(Gate gate, Api api, Map<String, Assets.Asset> assets, Patience patience) {
    this.gate = gate;
    this.api = api;
    this.assets = assets;
    this.patience = patience;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      ALWAYS.forEach(headers::set);
      Optional<Refusal> refusal =
          gate.refusal(exchange.getRequestHeaders(), exchange.getRequestURI());
      if (refusal.isPresent()) {
        refuse(exchange, refusal.get());
      } else if (!METHODS.contains(exchange.getRequestMethod())) {
        headers.set("Allow", "GET, HEAD, POST");
        refuse(exchange, new Refusal(405, "GET, HEAD and POST are answered"));
      } else if (gate.brings(exchange.getRequestURI())) {
        headers.set("Set-Cookie", gate.cookie());
        headers.set("Location", "/");
        exchange.sendResponseHeaders(303, -1);
      } else {
        answer(exchange);
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      String path = String.valueOf(exchange.getRequestURI().getPath());
      if (exchange.getRequestMethod().equals("POST")) {
        json(exchange, 200, posted(path, body(exchange)));
        return;
      }
      Assets.Asset asset = assets.get(path);
      if (asset != null) {
        send(exchange, 200, asset.type(), asset.content());
      } else if (path.equals(Api.LIVE) && exchange.getRequestMethod().equals("GET")) {
        stream(exchange);
      } else {
        json(exchange, 200, got(path, exchange.getRequestURI()));
      }
    } catch (RefusedException refused) {
      refuse(exchange, refused.refusal());
    } catch (RuntimeException unexpected) {
      refuse(exchange, new Refusal(500, "the dashboard failed: " + unexpected));
    }
  }

  private Map<String, Object> posted(String path, byte[] body) throws RefusedException {
    try (Patience.Span _ = patience.computing()) {
      return api.post(path, body);
    }
  }

  private Map<String, Object> got(String path, URI uri) throws RefusedException {
    try (Patience.Span _ = patience.computing()) {
      return api.get(path, uri);
    }
  }

  private void stream(HttpExchange exchange) throws IOException, RefusedException {
    try (Patience.Span _ = patience.computing()) {
      api.stream(exchange);
    }
  }

  /** The body of a request that changes something: JSON, which no form of another page can send. */
  private static byte[] body(HttpExchange exchange) throws IOException, RefusedException {
    List<String> types = exchange.getRequestHeaders().getOrDefault("Content-Type", List.of());
    if (types.size() != 1 || !types.getFirst().startsWith("application/json")) {
      throw new RefusedException(415, "the body must be application/json");
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new RefusedException(413, "a request has at most " + LARGEST_BODY + " bytes");
    }
    return body;
  }

  private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
    json(exchange, refusal.status(), Map.of("error", refusal.text()));
  }

  private static void json(HttpExchange exchange, int status, Object value) throws IOException {
    send(exchange, status, "application/json", Json.bytes(value));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] content)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(content);
    }
  }
}
