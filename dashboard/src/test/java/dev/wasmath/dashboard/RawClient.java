package dev.wasmath.dashboard;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A client that sends what it is told, byte by byte, right or wrong. */
final class RawClient implements Closeable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  RawClient(URI address) throws IOException {
    this.socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** A whole exchange: the request with its lines ended as HTTP wants it, and all of the answer. */
  static String exchange(URI address, String request) throws IOException {
    try (RawClient client = new RawClient(address)) {
      client.send(request);
      return client.rest();
    }
  }

  /** A GET of a path under a host's name, with more header lines. */
  static String get(URI address, String path, String host, String... headers) throws IOException {
    StringBuilder request =
        new StringBuilder("GET " + path + " HTTP/1.1\nHost: " + host + "\nConnection: close\n");
    for (String header : headers) {
      request.append(header).append('\n');
    }
    return exchange(address, request.append('\n').toString());
  }

  void send(String text) throws IOException {
    socket
        .getOutputStream()
        .write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** What comes until the server closes; what came before a reset counts. */
  String rest() throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] part = new byte[8192];
    try {
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        text.append(new String(part, 0, n, StandardCharsets.ISO_8859_1));
      }
    } catch (SocketException reset) {
      text.append(' ');
    }
    return text.toString();
  }

  /** Reads until some text was there. */
  Optional<String> until(String wanted) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      text.append((char) c);
      if (text.indexOf(wanted, text.length() - wanted.length()) >= 0) {
        return Optional.of(text.toString());
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
