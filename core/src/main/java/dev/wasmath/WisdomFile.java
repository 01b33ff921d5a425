package dev.wasmath;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A file that keeps {@link Wisdom}, for several processes and machines at once. It appears whole or
 * not at all, and what others have written is merged, under a lock on a file beside it.
 *
 * @param path where it is
 */
public record WisdomFile(Path path) {
  /** A larger file is not read. */
  static final int LARGEST = 4 << 20;

  private static final String NAME = "wisdom.txt";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long WAIT_MILLIS = 5;

  /**
   * The user's own: {@code wisdom.txt} in a folder {@code wasmath} of {@code $XDG_CACHE_HOME}, else
   * of the system's folder for caches: {@code ~/.cache}, on macOS {@code ~/Library/Caches}, on
   * Windows {@code %LOCALAPPDATA%}.
   */
  public static WisdomFile usual() {
    return usual(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")));
  }

  static WisdomFile usual(Map<String, String> environment, String system, Path home) {
    String name = system.toLowerCase(Locale.ROOT);
    Path caches = home.resolve(".cache");
    if (name.startsWith("mac")) {
      caches = home.resolve("Library").resolve("Caches");
    } else if (name.startsWith("windows")) {
      caches = folder(environment, "LOCALAPPDATA").orElse(home.resolve("AppData").resolve("Local"));
    }
    return new WisdomFile(
        folder(environment, "XDG_CACHE_HOME").orElse(caches).resolve("wasmath").resolve(NAME));
  }

  /** The XDG specification says to pass over what is not absolute. */
  private static Optional<Path> folder(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isEmpty())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }

  /**
   * Reads it.
   *
   * @throws NoSuchFileException if it is not there
   * @throws WisdomFormatException if it is not wisdom, or damaged, or of another version
   */
  public Wisdom read() throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw WisdomFormatException.foreign(path.toString(), "expected a file, found something else");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(LARGEST + 1);
    }
    if (bytes.length > LARGEST) {
      throw WisdomFormatException.foreign(
          path.toString(), "expected at most " + LARGEST + " bytes, found more");
    }
    // What is not UTF-8 becomes other characters, which the checksum finds.
    return WisdomText.parse(path.toString(), new String(bytes, StandardCharsets.UTF_8));
  }

  /** Reads it for writing it anew: nothing is known if it is absent or damaged. */
  private Wisdom replaceable() throws IOException {
    try {
      return read();
    } catch (NoSuchFileException absent) {
      return Wisdom.NONE;
    } catch (WisdomFormatException wrong) {
      if (wrong.isReplaceable()) {
        return Wisdom.NONE;
      }
      throw wrong;
    }
  }

  /**
   * Checks that {@link #merge} would not refuse the file for what is in it.
   *
   * @throws WisdomFormatException if the file is not wisdom, or of another version
   */
  public void checkReplaceable() throws IOException {
    Wisdom _ = replaceable();
  }

  /** What is done to the file while no other process changes it. */
  private interface Change<T> {
    T made(Path target) throws IOException;
  }

  private <T> T locked(Change<T> change) throws IOException {
    Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(target));
    // The lock is on a file of its own: this one is replaced.
    Path beside = target.resolveSibling(target.getFileName() + ".lock");
    // One thread at a time: POSIX takes all of a process' locks on a file when it closes any.
    synchronized (WisdomFile.class) {
      try (FileChannel channel =
              FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = lock(channel)) {
        return change.made(target);
      }
    }
  }

  /** Waits for the lock, but not for ever. */
  private static FileLock lock(FileChannel channel) throws IOException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      Optional<FileLock> lock = tryLock(channel);
      if (lock.isPresent()) {
        return lock.get();
      }
      try {
        Thread.sleep(WAIT_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while others write the file");
      }
    }
    throw new IOException("others keep it locked");
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException otherClassLoader) {
      return Optional.empty();
    }
  }

  /**
   * Adds wisdom to the file. A damaged one is written anew.
   *
   * @throws WisdomFormatException if the file is not wisdom, or of another version
   * @throws IOException if it cannot be written; what was there is untouched
   */
  public Wisdom.Merge merge(Wisdom news) throws IOException {
    return locked(
        target -> {
          Wisdom.Merge merge = replaceable().merge(news, Instant.now());
          if (merge.taken() > 0) {
            write(target, merge.wisdom());
          }
          return merge;
        });
  }

  private static void write(Path target, Wisdom wisdom) throws IOException {
    byte[] bytes = wisdom.text().getBytes(StandardCharsets.UTF_8);
    for (Wisdom fewer = wisdom; bytes.length > LARGEST; ) {
      fewer = fewer.withoutOldestKey();
      bytes = fewer.text().getBytes(StandardCharsets.UTF_8);
    }
    // Whoever holds the lock is the only one who writes: a file left by a crash is written anew.
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.write(part, bytes);
      try {
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException unsupported) {
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Deletes the file.
   *
   * @return how many verdicts are forgotten
   * @throws WisdomFormatException if the file is not wisdom, or of another version
   */
  public int forget() throws IOException {
    return Files.exists(path)
        ? locked(
            target -> {
              int forgotten = replaceable().size();
              Files.deleteIfExists(target);
              return forgotten;
            })
        : 0;
  }
}
