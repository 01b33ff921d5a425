package dev.wasmath.app.format;

import dev.wasmath.Matrix;
import dev.wasmath.app.format.MatrixMarketHeader.Field;
import dev.wasmath.app.format.MatrixMarketHeader.Layout;
import dev.wasmath.app.format.MatrixMarketHeader.Symmetry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The Matrix Market exchange format: real, integer and pattern matrices, general, symmetric and
 * skew-symmetric, in array and coordinate layout.
 *
 * <p>One number or entry a line; blank lines and lines that start with {@code %} are passed over.
 * Elements that a coordinate file does not list are 0, a pattern's are 1, and an element listed
 * more than once is the sum in the file's order. Of a symmetric matrix, only elements on and below
 * the diagonal are in the file; of a skew-symmetric one, only those below.
 *
 * <p>Source: Boisvert, Pozo and Remington, "The Matrix Market Exchange Formats: Initial Design",
 * NISTIR 5935, 1996.
 */
final class MatrixMarketReader {
  /** The format prescribes at most 1024 characters; comments often exceed it. */
  private static final int LONGEST_LINE = 1 << 16;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final InputFile file;
  private final Lines lines;
  private final StringBuilder content = new StringBuilder();
  private String[] words = {};

  private MatrixMarketReader(InputFile file, BufferedReader text) {
    this.file = file;
    this.lines = new Lines(text, file, LONGEST_LINE);
  }

  static Matrix read(InputFile file) throws IOException {
    return file.text(
        StandardCharsets.ISO_8859_1, text -> new MatrixMarketReader(file, text).matrix());
  }

  private Matrix matrix() throws IOException {
    MatrixMarketHeader header = header();
    boolean array = header.layout() == Layout.ARRAY;
    String expected =
        array ? "the size: rows and columns" : "the size: rows, columns and number of entries";
    line(expected, array ? 2 : 3);
    long rows = count(words[0], "the number of rows");
    long columns = count(words[1], "the number of columns");
    if (header.symmetry() != Symmetry.GENERAL && rows != columns) {
      throw problem("a symmetric matrix is square, not " + rows + " x " + columns);
    }
    if (array) {
      checkLength(rows, columns, header.symmetry());
    }
    long entries = array ? 0 : count(words[2], "the number of entries");
    Matrix matrix = file.allocate(rows, columns, lines.line());
    if (array) {
      elements(header, matrix);
    } else {
      entries(header, entries, matrix);
    }
    if (nextLine()) {
      throw problem("expected the end of the file, found " + shownLine());
    }
    return matrix;
  }

  private MatrixMarketHeader header() throws IOException {
    if (!lines.next(content)) {
      throw problem("expected \"%%MatrixMarket matrix ...\", found the end of the file");
    }
    try {
      return MatrixMarketHeader.parse(content.toString());
    } catch (IllegalArgumentException wrong) {
      throw problem(String.valueOf(wrong.getMessage()));
    }
  }

  /** An element takes at least a digit and the end of its line, the last perhaps the digit only. */
  private void checkLength(long rows, long columns, Symmetry symmetry) throws FormatException {
    double elements =
        switch (symmetry) {
          case GENERAL -> (double) rows * columns;
          case SYMMETRIC -> rows * (rows + 1.0) / 2;
          case SKEW_SYMMETRIC -> rows * (rows - 1.0) / 2;
        };
    if (2 * elements - 1 > file.bytes()) {
      throw problem(
          String.format(
              Locale.ROOT,
              "a %d x %d matrix has %.0f numbers in its file, but the file has only %d bytes",
              rows,
              columns,
              elements,
              file.bytes()));
    }
  }

  /** Column by column; of a symmetric matrix from the diagonal down. */
  private void elements(MatrixMarketHeader header, Matrix matrix) throws IOException {
    for (int j = 0; j < matrix.columns(); j++) {
      int first =
          switch (header.symmetry()) {
            case GENERAL -> 0;
            case SYMMETRIC -> j;
            case SKEW_SYMMETRIC -> j + 1;
          };
      for (int i = first; i < matrix.rows(); i++) {
        line("element (" + (i + 1) + ", " + (j + 1) + ")", 1);
        add(header, matrix, i, j, number(words[0], header.field()));
      }
    }
  }

  private void entries(MatrixMarketHeader header, long entries, Matrix matrix) throws IOException {
    boolean pattern = header.field() == Field.PATTERN;
    for (long entry = 1; entry <= entries; entry++) {
      String expected = "entry " + entry + " of " + entries;
      line(expected + (pattern ? ": row and column" : ": row, column and number"), pattern ? 2 : 3);
      int i = place(words[0], "row", matrix.rows());
      int j = place(words[1], "column", matrix.columns());
      if (header.symmetry() == Symmetry.SYMMETRIC && i < j) {
        throw problem("an entry above the diagonal of a symmetric matrix: " + shownLine());
      }
      if (header.symmetry() == Symmetry.SKEW_SYMMETRIC && i <= j) {
        throw problem("an entry not below the diagonal of a skew-symmetric one: " + shownLine());
      }
      add(header, matrix, i, j, pattern ? 1.0 : number(words[2], header.field()));
    }
  }

  private static void add(MatrixMarketHeader header, Matrix matrix, int i, int j, double value) {
    plus(matrix, i, j, value);
    if (i != j && header.symmetry() != Symmetry.GENERAL) {
      plus(matrix, j, i, header.symmetry() == Symmetry.SYMMETRIC ? value : -value);
    }
  }

  /** Adds to an element, so that a first -0.0 keeps its sign. */
  private static void plus(Matrix matrix, int i, int j, double value) {
    double before = matrix.get(i, j);
    matrix.set(i, j, before == 0.0 ? value : before + value);
  }

  private double number(String word, Field field) throws FormatException {
    try {
      return field == Field.INTEGER ? Decimals.parseInteger(word) : Decimals.parse(word);
    } catch (NumberFormatException wrong) {
      throw problem(String.valueOf(wrong.getMessage()));
    }
  }

  private long count(String word, String what) throws FormatException {
    try {
      long count = Long.parseLong(word);
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException wrong) {
      // Falls through: the message below says what was expected.
    }
    throw problem("expected " + what + ", an integer from 0; found " + Decimals.shown(word));
  }

  private int place(String word, String what, int limit) throws FormatException {
    long place = count(word, "a " + what);
    if (place < 1 || place > limit) {
      throw problem(what + " " + place + " is outside 1 to " + limit);
    }
    return (int) place - 1;
  }

  /** Reads the next line, which has so many words. */
  private void line(String expected, int count) throws IOException {
    if (!nextLine()) {
      throw problem("expected " + expected + "; found the end of the file");
    }
    if (words.length != count) {
      throw problem("expected " + expected + "; found " + shownLine());
    }
  }

  private boolean nextLine() throws IOException {
    while (lines.next(content)) {
      String line = content.toString().strip();
      if (!line.isEmpty() && line.charAt(0) != '%') {
        words = SPACE.split(line);
        return true;
      }
    }
    return false;
  }

  private String shownLine() {
    return Decimals.shown(content.toString());
  }

  private FormatException problem(String problem) {
    return file.problem(lines.line(), problem);
  }
}
