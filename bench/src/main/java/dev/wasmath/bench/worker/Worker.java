package dev.wasmath.bench.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A process that times one contender at one task, a batch whenever it is told to. It speaks lines:
 *
 * <pre>
 *   (at the start)   {"digest":"...","checksum":1.0,"magnitude":1.0} or {"absent":"reason"}
 *   warm MILLIS      {"nanos":1.0,"bytes":0.0}    nanos: how long it took in all
 *   batch MILLIS     {"nanos":1.0,"bytes":0.0}    of one call
 * </pre>
 *
 * <p>It ends with its standard input. {@code worker.mjs} says the same for V8.
 */
public final class Worker {
  private Worker() {}

  /** Arguments: a contender's name and a task. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Prepared prepared;
    try {
      prepared = Contenders.prepare(arguments[0], arguments[1]);
      out.println(greeting(prepared));
    } catch (LinkageError | RuntimeException failure) {
      out.println(absence(failure));
      return;
    }
    serve(new Timing(prepared.call()), out);
  }

  /** What a process of this contender would say at the start of this task. */
  public static String greeting(String contender, String task) {
    try {
      return greeting(Contenders.prepare(contender, task));
    } catch (LinkageError | RuntimeException failure) {
      return absence(failure);
    }
  }

  private static String greeting(Prepared prepared) {
    long _ = prepared.call().run();
    return answer(prepared.result().get());
  }

  private static String absence(Throwable failure) {
    return "{\"absent\":\"" + escaped(String.valueOf(failure.getMessage())) + "\"}";
  }

  private static void serve(Timing timing, PrintStream out) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", 2);
      long millis = Long.parseLong(words[1]);
      out.println(
          words[0].equals("warm")
              ? answer(new Timing.Batch(timing.warmUp(millis), 0))
              : answer(timing.batch(millis)));
    }
    timing.stop();
    System.err.print(timing.sink() == 42 ? " " : "");
  }

  private static String answer(Timing.Batch batch) {
    return String.format(
        Locale.ROOT, "{\"nanos\":%.4f,\"bytes\":%.4f}", batch.nanos(), batch.bytes());
  }

  /** Digest, and, for doubles, a weighted sum with the size of its terms. */
  static String answer(byte[] result) {
    Checksum sum = Checksum.of(result);
    return String.format(
        Locale.ROOT,
        "{\"digest\":\"%s\",\"checksum\":%s,\"magnitude\":%s}",
        digest(result),
        sum.value(),
        sum.magnitude());
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  static String escaped(String text) {
    return text.replaceAll("[\\\\\"\\p{Cntrl}]", " ").strip();
  }
}
