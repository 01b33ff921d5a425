package dev.wasmath.app.format;

import dev.wasmath.Matrix;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/**
 * Matrices in files; the extension of a file's name tells its format.
 *
 * <ul>
 *   <li>{@code .mtx}: Matrix Market, array and coordinate;
 *   <li>{@code .csv}: numbers separated by commas, perhaps below one line of names;
 *   <li>{@code .npy}: NumPy's binary format, of one or two dimensions.
 * </ul>
 *
 * <p>NaN and infinities are values like others, written {@code nan}, {@code inf} and {@code -inf}
 * in the text formats. What is written is read again with the same bits, except that text does not
 * keep the payload of a NaN.
 */
public final class MatrixFiles {
  private MatrixFiles() {}

  /**
   * Reads a matrix.
   *
   * @throws FormatException if the file is absent, not to be read, of an unknown extension, not
   *     what its format prescribes, cut short, or too large for memory
   * @throws IOException if reading fails
   */
  public static Matrix read(Path path) throws IOException {
    MatrixFormat format = MatrixFormat.of(path);
    InputFile file = InputFile.of(path);
    return switch (format) {
      case MATRIX_MARKET -> MatrixMarketReader.read(file);
      case CSV -> CsvMatrixReader.read(file);
      case NUMPY -> NumpyReader.read(file);
    };
  }

  /**
   * Writes a matrix in place of whatever file there was: whole, or not at all.
   *
   * @throws FormatException if the extension is unknown, the file cannot be written, or the format
   *     cannot hold the matrix
   * @throws IOException if writing fails
   */
  public static void write(Path path, Matrix matrix) throws IOException {
    switch (MatrixFormat.of(path)) {
      case MATRIX_MARKET ->
          OutputFile.writeText(path, out -> MatrixWriters.matrixMarket(matrix, out));
      case CSV -> {
        if (matrix.data().length == 0) {
          throw FormatException.of(
              path,
              "a .csv file cannot hold a "
                  + matrix.rows()
                  + " x "
                  + matrix.columns()
                  + " matrix; .mtx and .npy can");
        }
        OutputFile.writeText(path, out -> MatrixWriters.csv(matrix, out));
      }
      case NUMPY -> OutputFile.writeBytes(path, out -> MatrixWriters.numpy(matrix, out));
    }
  }

  /** Writes a matrix as the text of a {@code .csv} file; one without elements has no such text. */
  public static void writeCsv(Matrix matrix, Writer out) throws IOException {
    MatrixWriters.csv(matrix, out);
  }

  /**
   * Checks that {@link #write} knows the extension, so that a command can refuse before it
   * computes.
   *
   * @throws FormatException if the extension is unknown
   */
  public static void checkExtension(Path path) throws FormatException {
    MatrixFormat.of(path);
  }
}
