package dev.wasmath.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The modules of the tests; beside each binary lies its text. */
final class Programs {
  private Programs() {}

  /** The binary of that name. */
  static byte[] binary(String name) {
    try (InputStream in = Programs.class.getResourceAsStream(name + ".wasm")) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
