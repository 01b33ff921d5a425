package dev.wasmath.bench.compare;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A running process of an entrant, which answers lines with lines of JSON. */
final class Contestant implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 180;
  private static final int LAST_WORDS = 3;

  private final Process process;
  private final BufferedReader answers;
  private final PrintStream orders;
  private final Deque<String> errors = new ArrayDeque<>();

  private Contestant(Process process) {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    Thread _ = Thread.ofVirtual().start(this::keepErrors);
  }

  /**
   * Starts the process.
   *
   * @throws IOException if there is no such program
   */
  static Contestant start(Entrant entrant) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(entrant.command());
    builder.environment().putAll(entrant.environment());
    return new Contestant(builder.start());
  }

  /**
   * The next answer.
   *
   * @throws IOException if there is none; its message ends with the process' last words
   */
  Map<String, Object> answer() throws IOException {
    Thread watch = Thread.ofVirtual().start(this::endWhenLate);
    String line = answers.readLine();
    watch.interrupt();
    if (line == null) {
      throw new IOException("it ended: " + lastWords());
    }
    return JSON.std.mapFrom(line);
  }

  /**
   * All that a process has to say, which is one answer.
   *
   * @throws IOException if it says nothing; its message ends with the process' last words
   */
  static Map<String, Object> only(String name, List<String> command) throws IOException {
    Entrant entrant = new Entrant(name, Entrant.Check.ITSELF, command, Map.of());
    try (Contestant process = start(entrant)) {
      return process.answer();
    }
  }

  /** Sends a line and waits for the answer. */
  Map<String, Object> ask(String order) throws IOException {
    orders.println(order);
    return answer();
  }

  private void endWhenLate() {
    try {
      TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
      process.destroyForcibly();
    } catch (InterruptedException _) {
      // The answer has come.
    }
  }

  private void keepErrors() {
    try (Reader reader = new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8);
        BufferedReader lines = new BufferedReader(reader)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keep(line);
      }
    } catch (IOException | UncheckedIOException e) {
      keep(String.valueOf(e.getMessage()));
    }
  }

  private synchronized void keep(String line) {
    errors.addLast(line);
    if (errors.size() > LAST_WORDS) {
      errors.removeFirst();
    }
  }

  private String lastWords() throws IOException {
    try {
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        return "no answer";
      }
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    synchronized (this) {
      return Optional.of(String.join(" ", errors)).filter(it -> !it.isBlank()).orElse("silently");
    }
  }

  /** Ends the process. */
  @Override
  public void close() {
    orders.close();
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
