package dev.wasmath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A process whose threads write verdicts of their own to one file, one at a time. */
final class WisdomWriter {
  static final int THREADS = 3;
  static final int VERDICTS = 15;

  private WisdomWriter() {}

  public static void main(String[] arguments) throws InterruptedException {
    WisdomFile file = new WisdomFile(Path.of(arguments[0]));
    List<Thread> threads =
        IntStream.range(0, THREADS)
            .mapToObj(t -> new Thread(() -> write(file, arguments[1] + t)))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void write(WisdomFile file, String operation) {
    for (int i = 0; i < VERDICTS; i++) {
      Verdict verdict = WisdomTest.verdict(operation, 1L << (i + 5), 2, Instant.now());
      try {
        Wisdom.Merge merge = file.merge(new Wisdom(Map.of(WisdomTest.KEY, List.of(verdict))));
        if (merge.taken() != 1) {
          throw new IllegalStateException("not taken: " + verdict);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
