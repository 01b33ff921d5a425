package dev.wasmath.app.format;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A file format for matrices, known by the extension of a file's name. */
enum MatrixFormat {
  MATRIX_MARKET(".mtx"),
  CSV(".csv"),
  NUMPY(".npy");

  private final String extension;

  MatrixFormat(String extension) {
    this.extension = extension;
  }

  /**
   * The format that a file's name tells, in upper or lower case.
   *
   * @throws FormatException if it tells none
   */
  static MatrixFormat of(Path path) throws FormatException {
    String name = path.toString().toLowerCase(Locale.ROOT);
    for (MatrixFormat format : values()) {
      if (name.endsWith(format.extension)) {
        return format;
      }
    }
    throw FormatException.of(
        path,
        "unknown format; the extensions of matrix files are "
            + Arrays.stream(values()).map(f -> f.extension).collect(Collectors.joining(", ")));
  }
}
