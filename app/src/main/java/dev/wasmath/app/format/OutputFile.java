package dev.wasmath.app.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears whole or not at all: it is written under another name in the same directory,
 * and moved into place when it is complete.
 */
public final class OutputFile {
  /** What is written to the file as bytes. */
  @FunctionalInterface
  public interface ByteWriting {
    /** Writes everything; the stream stays open. */
    void write(OutputStream out) throws IOException;
  }

  /** What is written to the file as text, in UTF-8. */
  @FunctionalInterface
  public interface TextWriting {
    /** Writes everything; the writer stays open. */
    void write(Writer out) throws IOException;
  }

  private OutputFile() {}

  /**
   * Writes a text file in place of whatever file there was.
   *
   * @throws FormatException if the file cannot be written; what was there is then untouched
   * @throws IOException if the rest of a failed attempt cannot be removed
   */
  public static void writeText(Path path, TextWriting content) throws IOException {
    writeBytes(
        path,
        out -> {
          Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          content.write(text);
          text.flush();
        });
  }

  /**
   * Writes a binary file in place of whatever file there was.
   *
   * @throws FormatException if the file cannot be written; what was there is then untouched
   * @throws IOException if the rest of a failed attempt cannot be removed
   */
  public static void writeBytes(Path path, ByteWriting content) throws IOException {
    check(path);
    Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    Path part =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(part, StandardOpenOption.CREATE_NEW), 1 << 16)) {
        content.write(out);
      }
      move(part, target);
    } catch (FormatException problem) {
      throw problem;
    } catch (IOException failed) {
      FormatException problem =
          FormatException.of(path, "cannot be written: " + failed.getMessage());
      problem.initCause(failed);
      throw problem;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Checks that a file can be written, so that a command can refuse before it computes.
   *
   * @throws FormatException if it is a directory, its directory is absent, or permission is missing
   */
  public static void check(Path path) throws FormatException {
    if (Files.isDirectory(path)) {
      throw FormatException.of(path, "is a directory, not a file");
    }
    Path directory = path.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw FormatException.of(path, "there is no directory " + directory);
    }
    if (!Files.isWritable(directory) || (Files.exists(path) && !Files.isWritable(path))) {
      throw FormatException.of(path, "may not be written (permission denied)");
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException unsupported) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
