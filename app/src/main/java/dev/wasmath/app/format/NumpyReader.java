package dev.wasmath.app.format;

import dev.wasmath.Matrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NumPy's {@code .npy} format, versions 1.0 to 3.0: one array of one or two dimensions, in C or
 * Fortran order. An array of one dimension is read as a column.
 *
 * <p>Source: NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays".
 */
final class NumpyReader {
  static final String MAGIC = "\u0093NUMPY";

  private static final int LONGEST_HEADER = 1 << 16;
  private static final int CHUNK = 1 << 16;

  private static final Pattern DESCRIPTION =
      Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]*)['\"]");
  private static final Pattern ORDER =
      Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
  private static final Pattern SHAPE =
      Pattern.compile(
          "['\"]shape['\"]\\s*:\\s*" + "\\(\\s*([0-9]+)L?\\s*,?\\s*(?:([0-9]+)L?\\s*,?\\s*)?\\)");

  private final InputFile file;
  private final FileChannel channel;

  private NumpyReader(InputFile file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static Matrix read(InputFile file) throws IOException {
    try (FileChannel channel = FileChannel.open(file.path())) {
      return new NumpyReader(file, channel).matrix();
    }
  }

  private Matrix matrix() throws IOException {
    int headerAt = headerOffset();
    String header = header(headerAt);
    NumpyType type = type(header);
    boolean fortran = find(ORDER, header, "'fortran_order': True or False").group(1).equals("True");
    long[] shape = shape(header);
    checkLength(shape, type, channel.position());
    Matrix matrix = file.allocate(shape[0], shape[1], 0);
    elements(type, fortran, matrix);
    return matrix;
  }

  /** Reads the magic and the version; the length of the header is 2 bytes in 1.0, 4 later. */
  private int headerOffset() throws IOException {
    ByteBuffer start = bytes(MAGIC.length() + 2, "the magic \\x93NUMPY and a version");
    String magic = StandardCharsets.ISO_8859_1.decode(start.slice(0, MAGIC.length())).toString();
    if (!magic.equals(MAGIC)) {
      throw FormatException.atByte(
          file.path(), 0, "expected the magic \\x93NUMPY; not a .npy file");
    }
    int major = start.get(MAGIC.length());
    if (major < 1 || major > 3) {
      throw FormatException.atByte(
          file.path(), MAGIC.length(), "expected version 1, 2 or 3, found " + major);
    }
    return major == 1 ? 2 : 4;
  }

  private String header(int lengthBytes) throws IOException {
    long at = channel.position();
    ByteBuffer length = bytes(lengthBytes, "the length of the header");
    long count =
        lengthBytes == 2
            ? Short.toUnsignedInt(length.getShort())
            : Integer.toUnsignedLong(length.getInt());
    if (count > LONGEST_HEADER) {
      throw FormatException.atByte(
          file.path(), at, "a header of " + count + " bytes; at most " + LONGEST_HEADER);
    }
    ByteBuffer header = bytes((int) count, "a header of " + count + " bytes");
    return StandardCharsets.UTF_8.decode(header).toString();
  }

  private NumpyType type(String header) throws FormatException {
    String description = find(DESCRIPTION, header, "'descr': a simple type").group(1);
    return NumpyType.parse(description)
        .orElseThrow(
            () ->
                FormatException.of(
                    file.path(),
                    "elements of type "
                        + Decimals.shown(description)
                        + " are not read; "
                        + NumpyType.KNOWN
                        + " are"));
  }

  private Matcher find(Pattern pattern, String header, String expected) throws FormatException {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw FormatException.of(
          file.path(), "expected " + expected + " in the header, found " + header.strip());
    }
    return matcher;
  }

  /** The rows and columns; an array of one dimension has one column. */
  private long[] shape(String header) throws FormatException {
    Matcher sizes = find(SHAPE, header, "'shape': a tuple of 1 or 2 sizes");
    try {
      String columns = sizes.group(2);
      return new long[] {
        Long.parseLong(sizes.group(1)), columns == null ? 1 : Long.parseLong(columns)
      };
    } catch (NumberFormatException tooLong) {
      throw FormatException.of(file.path(), "too large: " + sizes.group());
    }
  }

  private void checkLength(long[] shape, NumpyType type, long offset) throws FormatException {
    double declared = (double) shape[0] * shape[1] * type.size();
    long found = file.bytes() - offset;
    if (declared != found) {
      throw FormatException.atByte(
          file.path(),
          offset,
          String.format(
              Locale.ROOT,
              "expected %.0f bytes of a %d x %d array, found %d",
              declared,
              shape[0],
              shape[1],
              found));
    }
  }

  /** In C order as in the matrix; in Fortran order column by column. */
  private void elements(NumpyType type, boolean fortran, Matrix matrix) throws IOException {
    double[] data = matrix.data();
    int done = 0;
    while (done < data.length) {
      int count = Math.min(CHUNK / type.size(), data.length - done);
      ByteBuffer chunk = bytes(count * type.size(), "elements").order(type.order());
      for (int end = done + count; done < end; done++) {
        int row = done % matrix.rows();
        int column = done / matrix.rows();
        data[fortran ? row * matrix.columns() + column : done] = type.read(chunk);
      }
    }
  }

  private ByteBuffer bytes(int count, String expected) throws IOException {
    long at = channel.position();
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw FormatException.atByte(
            file.path(), at, "expected " + expected + ", found the end of the file");
      }
    }
    return bytes.flip();
  }
}
