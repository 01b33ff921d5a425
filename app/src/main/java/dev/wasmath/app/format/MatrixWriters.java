package dev.wasmath.app.format;

import dev.wasmath.Matrix;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A matrix as the text or the bytes of each format. */
final class MatrixWriters {
  /** NumPy's header ends at a multiple of this. */
  private static final int NUMPY_ALIGNMENT = 64;

  private MatrixWriters() {}

  /** Matrix Market, {@code array real general}: column by column, one element a line. */
  static void matrixMarket(Matrix matrix, Writer out) throws IOException {
    out.append("%%MatrixMarket matrix array real general\n");
    out.append(matrix.rows() + " " + matrix.columns() + "\n");
    for (int j = 0; j < matrix.columns(); j++) {
      for (int i = 0; i < matrix.rows(); i++) {
        out.append(Decimals.format(matrix.get(i, j))).append('\n');
      }
    }
  }

  /** One row a line, without a line of names. */
  static void csv(Matrix matrix, Writer out) throws IOException {
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        out.append(j == 0 ? "" : ",").append(Decimals.format(matrix.get(i, j)));
      }
      out.append('\n');
    }
  }

  /** NumPy's format 1.0, little-endian doubles in C order: the bytes that NumPy itself writes. */
  static void numpy(Matrix matrix, OutputStream out) throws IOException {
    String dictionary =
        "{'descr': '<f8', 'fortran_order': False, 'shape': ("
            + matrix.rows()
            + ", "
            + matrix.columns()
            + "), }";
    int unpadded = 10 + dictionary.length() + 1;
    int padding = Math.floorMod(-unpadded, NUMPY_ALIGNMENT);
    String header = dictionary + " ".repeat(padding) + "\n";
    ByteBuffer start = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    start.put(NumpyReader.MAGIC.getBytes(StandardCharsets.ISO_8859_1));
    start.put((byte) 1).put((byte) 0).putShort((short) header.length());
    out.write(start.array());
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    ByteBuffer element = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : matrix.data()) {
      out.write(element.putDouble(0, value).array());
    }
  }
}
