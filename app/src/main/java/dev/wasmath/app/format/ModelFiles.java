package dev.wasmath.app.format;

import dev.wasmath.neural.Model;
import dev.wasmath.neural.ModelFormatException;
import dev.wasmath.neural.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Trained models in files: {@code .onnx}. */
public final class ModelFiles {
  private static final long LARGEST = 1L << 31;

  private ModelFiles() {}

  /**
   * Reads a model.
   *
   * @throws FormatException if the file is absent, not to be read, of an unknown extension, or of 2
   *     GiB or more
   * @throws ModelFormatException if its bytes are not a model that is read here
   * @throws IOException if reading fails
   */
  public static Model read(Path path) throws IOException {
    checkExtension(path);
    InputFile file = InputFile.of(path);
    if (file.bytes() >= LARGEST) {
      throw FormatException.of(
          path, "has " + file.bytes() + " bytes; a model has less than " + LARGEST);
    }
    return OnnxFile.read(Files.readAllBytes(path), path.toString());
  }

  /**
   * Writes a model in place of whatever file there was: whole, or not at all.
   *
   * @throws FormatException if the extension is unknown or the file cannot be written
   * @throws IOException if writing fails
   */
  public static void write(Path path, Model model) throws IOException {
    checkExtension(path);
    OutputFile.writeBytes(path, out -> OnnxFile.write(model, out));
  }

  /**
   * Checks that {@link #write} knows the extension, so that a command can refuse before it
   * computes.
   *
   * @throws FormatException if the extension is unknown
   */
  public static void checkExtension(Path path) throws FormatException {
    if (!path.toString().toLowerCase(Locale.ROOT).endsWith(".onnx")) {
      throw FormatException.of(path, "unknown format; the extension of a model's file is .onnx");
    }
  }
}
