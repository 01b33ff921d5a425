package dev.wasmath.dashboard;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may come in: requests under a name of this host, so that no other name can be made to point
 * here; from our own page, as the browser tells; and with the token, if there is one.
 */
final class Gate {
  private static final int HTTP = 80;
  private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final InetSocketAddress bound;
  private final Optional<String> token;

  Gate(InetSocketAddress bound, Optional<String> token) {
    this.bound = bound;
    this.token = token;
  }

  /** Where the page is. */
  URI address() {
    InetAddress address = bound.getAddress();
    String host = address.isAnyLocalAddress() ? "localhost" : literal(address);
    String query = token.map(it -> "?token=" + it).orElse("");
    return URI.create("http://" + host + ":" + bound.getPort() + "/" + query);
  }

  private static String literal(InetAddress address) {
    String host = address.getHostAddress();
    return host.contains(":") ? "[" + host.replaceAll("%.*", "") + "]" : host;
  }

  /** Why a request is refused, or nothing. */
  Optional<Refusal> refusal(Headers headers, URI uri) {
    List<String> hosts = headers.getOrDefault("Host", List.of());
    if (hosts.size() != 1 || !isOurs(hosts.getFirst())) {
      return Optional.of(new Refusal(421, "this host is not asked for under that name"));
    }
    List<String> origins = headers.getOrDefault("Origin", List.of());
    if (!origins.stream().allMatch(origin -> isOurs(origin, hosts.getFirst()))) {
      return Optional.of(new Refusal(403, "requests of other pages are refused"));
    }
    List<String> sites = headers.getOrDefault("Sec-Fetch-Site", List.of());
    if (!OWN.containsAll(sites) && !isVisit(headers, uri)) {
      return Optional.of(new Refusal(403, "requests of other sites are refused"));
    }
    if (token.isPresent() && !knows(headers) && !brings(uri)) {
      return Optional.of(new Refusal(401, "open the address with its token once"));
    }
    return Optional.empty();
  }

  /** A link to the page itself, on another page, may be followed. */
  private static boolean isVisit(Headers headers, URI uri) {
    return "/".equals(uri.getPath())
        && "navigate".equals(headers.getFirst("Sec-Fetch-Mode"))
        && "document".equals(headers.getFirst("Sec-Fetch-Dest"));
  }

  /**
   * With a token any name will do, as whoever lures a visitor here does not have it. Browsers leave
   * HTTP's own port out.
   */
  private boolean isOurs(String host) {
    if (token.isPresent()) {
      return true;
    }
    String port = ":" + bound.getPort();
    return NAMES.stream()
        .anyMatch(
            name -> host.equals(name + port) || (bound.getPort() == HTTP && host.equals(name)));
  }

  /** With a token there may be a proxy before us, which has TLS. */
  private boolean isOurs(String origin, String host) {
    return origin.equals("http://" + host)
        || (token.isPresent() && origin.equals("https://" + host));
  }

  private boolean knows(Headers headers) {
    return headers.getOrDefault("Cookie", List.of()).stream()
        .flatMap(line -> Arrays.stream(line.split(";")))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(cookieName() + "="))
        .anyMatch(cookie -> isToken(cookie.substring(cookieName().length() + 1)));
  }

  /** Whether an address brings the token, which then becomes a cookie. */
  boolean brings(URI uri) {
    String query = uri.getRawQuery();
    return token.isPresent()
        && "/".equals(uri.getPath())
        && query != null
        && query.startsWith("token=")
        && isToken(query.substring("token=".length()));
  }

  private boolean isToken(String given) {
    return token.isPresent()
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), token.get().getBytes(StandardCharsets.UTF_8));
  }

  /** Cookies are a host's, whatever the port; dashboards of several ports have one each. */
  private String cookieName() {
    return "wasmath-" + bound.getPort();
  }

  /** The cookie that stands for the token from then on. */
  String cookie() {
    return cookieName() + "=" + token.orElseThrow() + "; Path=/; HttpOnly; SameSite=Strict";
  }
}
