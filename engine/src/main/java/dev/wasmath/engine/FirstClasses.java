package dev.wasmath.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The classes of the engine that a first compilation needs, in their order. In a fresh JVM loading
 * them is more than a third of that compilation; so another thread does it while the first module
 * is read.
 */
final class FirstClasses implements Runnable {
  private static final String LIST = "first-classes.txt";
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private FirstClasses() {}

  /** Begins to load them in the background, once in a JVM. */
  static void start() {
    if (!STARTED.getAndSet(true)) {
      // No lambda here, nor a pool of threads made with one: linking it would keep the caller.
      Thread thread = new Thread(new FirstClasses(), "wasmath-first-classes");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Their names, as {@link Class#forName} has them. */
  static List<String> names() {
    try (InputStream in = FirstClasses.class.getResourceAsStream(LIST)) {
      if (in == null) {
        throw new IOException(LIST + " is not beside " + FirstClasses.class.getName());
      }
      Reader text = new InputStreamReader(in, StandardCharsets.US_ASCII);
      return new BufferedReader(text).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What can't be loaded is left to whoever needs it, and can say what for. */
  @Override
  public void run() {
    try {
      for (String name : names()) {
        Class.forName(name);
      }
    } catch (UncheckedIOException | ClassNotFoundException | LinkageError e) {
      System.getLogger("dev.wasmath.engine")
          .log(Level.DEBUG, "classes for the first compilation are not all loaded in advance", e);
    }
  }
}
