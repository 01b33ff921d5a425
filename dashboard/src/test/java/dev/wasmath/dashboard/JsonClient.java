package dev.wasmath.dashboard;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A client that asks as the page does. */
final class JsonClient {
  private static final String JSON_TYPE = "application/json";

  private final URI address;

  JsonClient(URI address) {
    this.address = address;
  }

  /** What an answer says, and its status. */
  record Answer(int status, Map<String, Object> body) {
    String error() {
      return String.valueOf(body.get("error"));
    }
  }

  Answer get(String path) throws IOException {
    return answer(RawClient.get(address, path, address.getAuthority()));
  }

  Answer post(String path, String body) throws IOException {
    return post(path, JSON_TYPE, body);
  }

  Answer post(String path, String type, String body) throws IOException {
    return answer(
        RawClient.exchange(
            address,
            "POST %s HTTP/1.1\nHost: %s\nConnection: close\nContent-Type: %s\nContent-Length: %d\n\n%s"
                .formatted(
                    path,
                    address.getAuthority(),
                    type,
                    body.getBytes(StandardCharsets.ISO_8859_1).length,
                    body)));
  }

  private static Answer answer(String text) throws IOException {
    int status = Integer.parseInt(text.split(" ", 3)[1]);
    return new Answer(status, JSON.std.mapFrom(text.substring(text.indexOf("\r\n\r\n") + 4)));
  }
}
