package dev.wasmath.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import dev.wasmath.Wasmath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in: names, origins, methods and tokens. */
final class GateTest {
  private static final String TOKEN = "abcdefghijklmnop_-12";

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
  void itListensOnLoopbackOnly() throws IOException {
    assertThat(InetAddress.getByName(address.getHost()).isLoopbackAddress()).isTrue();
  }

  @Test
  void thePageHasTheHeadersThatKeepItToItself() throws IOException {
    assertThat(RawClient.get(address, "/", host))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("Content-Security-Policy: default-src 'none'; script-src 'self'")
        .containsIgnoringCase("Cross-Origin-Opener-Policy: same-origin")
        .containsIgnoringCase("Cross-Origin-Embedder-Policy: require-corp")
        .containsIgnoringCase("X-Content-Type-Options: nosniff")
        .containsIgnoringCase("Content-Type: text/html; charset=utf-8");
  }

  @Test
  void othersNamesForThisHostAreRefused() throws IOException {
    int port = address.getPort();
    assertThat(RawClient.get(address, "/", "localhost:" + port)).startsWith("HTTP/1.1 200");
    for (String other : List.of("evil.example", "evil.example:" + port, "127.0.0.1", "localhost")) {
      assertThat(RawClient.get(address, "/", other)).startsWith("HTTP/1.1 421");
    }
    assertThat(RawClient.exchange(address, "GET / HTTP/1.1\nConnection: close\n\n"))
        .doesNotStartWith("HTTP/1.1 200");
  }

  @Test
  void requestsOfOtherPagesAreRefused() throws IOException {
    assertThat(RawClient.get(address, "/api/facts", host, "Origin: http://" + host))
        .startsWith("HTTP/1.1 200");
    for (String origin : List.of("http://evil.example", "null", "https://" + host)) {
      assertThat(RawClient.get(address, "/api/facts", host, "Origin: " + origin))
          .startsWith("HTTP/1.1 403");
    }
    assertThat(RawClient.get(address, "/api/facts", host, "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 403");
    assertThat(
            RawClient.get(
                address,
                "/",
                host,
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: navigate",
                "Sec-Fetch-Dest: document"))
        .startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"})
  void otherMethodsAreRefused(String method) throws IOException {
    assertThat(
            RawClient.exchange(
                address, method + " / HTTP/1.1\nHost: " + host + "\nConnection: close\n\n"))
        .startsWith("HTTP/1.1 405");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../pom.xml",
        "/%2e%2e/pom.xml",
        "/wasmath/",
        "/wasmath",
        "//etc/passwd",
        "/style.css/",
        "/Dashboard.class",
        "/wasmath/src/..%2findex.html",
        "/api/",
        "/api/benchmarks/1",
        "/api/evidence/nothing%00",
        "/api/facts?x=1"
      })
  void whatIsNotServedIsNotThere(String path) throws IOException {
    assertThat(RawClient.get(address, path, host)).containsPattern("^HTTP/1.1 (404|400)");
  }

  @Test
  void getChangesNothing() throws IOException {
    for (String path :
        List.of("/api/workload/start", "/api/benchmarks/cancel", "/api/parity", "/api/workload")) {
      assertThat(RawClient.get(address, path, host)).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void anotherInterfaceAsksForTheToken() throws IOException {
    try (Dashboard open =
        Dashboard.of(math).listenOn(InetAddress.getByName("0.0.0.0"), TOKEN).start()) {
      URI page = open.address();
      assertThat(page).hasToString("http://localhost:" + page.getPort() + "/?token=" + TOKEN);
      String at = page.getAuthority();
      String cookie = "wasmath-" + page.getPort() + "=";
      assertThat(RawClient.get(page, "/", at)).startsWith("HTTP/1.1 401");
      assertThat(RawClient.get(page, "/api/facts", at)).startsWith("HTTP/1.1 401");
      assertThat(RawClient.get(page, "/?token=" + TOKEN + "x", at)).startsWith("HTTP/1.1 401");
      assertThat(RawClient.get(page, "/api/facts?token=" + TOKEN, at)).startsWith("HTTP/1.1 401");
      assertThat(RawClient.get(page, "/?token=" + TOKEN, at))
          .startsWith("HTTP/1.1 303")
          .containsIgnoringCase(
              "Set-Cookie: " + cookie + TOKEN + "; Path=/; HttpOnly; SameSite=Strict");
      assertThat(RawClient.get(page, "/", at, "Cookie: a=b; " + cookie + TOKEN))
          .startsWith("HTTP/1.1 200");
      assertThat(RawClient.get(page, "/", at, "Cookie: " + cookie + TOKEN.toUpperCase(Locale.ROOT)))
          .startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void aProxyWithTlsMayStandBeforeAnotherInterface() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (Dashboard open = Dashboard.of(math).listenOn(here, TOKEN).start()) {
      URI page = open.address();
      String cookie = "Cookie: wasmath-" + page.getPort() + "=" + TOKEN;
      String name = "dashboard.example";
      assertThat(RawClient.get(page, "/api/facts", name, cookie, "Origin: https://" + name))
          .startsWith("HTTP/1.1 200");
      assertThat(RawClient.get(page, "/api/facts", name, cookie, "Origin: https://evil.example"))
          .startsWith("HTTP/1.1 403");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "80, localhost, true",
    "80, 127.0.0.1:80, true",
    "80, [::1], true",
    "80, evil.example, false",
    "8737, localhost:8737, true",
    "8737, localhost, false",
    "8737, localhost:80, false"
  })
  void browsersLeaveTheUsualPortOut(int port, String name, boolean isOurs) {
    Gate gate =
        new Gate(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Optional.empty());
    Headers headers = Headers.of("Host", name, "Origin", "http://" + name);
    assertThat(gate.refusal(headers, URI.create("/")).isEmpty()).isEqualTo(isOurs);
  }

  @Test
  void weakTokensAndWrongPortsAreRefused() {
    InetAddress here = InetAddress.getLoopbackAddress();
    assertThatThrownBy(() -> Dashboard.of(math).listenOn(here, "short"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 16 of them; this has 5 characters");
    assertThatThrownBy(() -> Dashboard.of(math).listenOn(here, "with spaces, and long enough"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Dashboard.start(math, 65_536))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a port is from 0 to 65535: 65536");
  }
}
