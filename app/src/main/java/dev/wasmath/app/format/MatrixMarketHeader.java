package dev.wasmath.app.format;

import java.util.List;
import java.util.Locale;

/**
 * The first line of a Matrix Market file: how the matrix is laid out, what its elements are, and
 * which of them are left out because others determine them.
 */
record MatrixMarketHeader(Layout layout, Field field, Symmetry symmetry) {
  enum Layout {
    ARRAY,
    COORDINATE
  }

  enum Field {
    REAL,
    INTEGER,
    PATTERN
  }

  enum Symmetry {
    GENERAL,
    SYMMETRIC,
    SKEW_SYMMETRIC
  }

  /**
   * The meaning of a first line; its words may be in any case.
   *
   * @throws IllegalArgumentException if it is no such line, with a message that tells why
   */
  static MatrixMarketHeader parse(String line) {
    List<String> words = List.of(line.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    if (!words.get(0).equals("%%matrixmarket")) {
      throw new IllegalArgumentException(
          "expected \"%%MatrixMarket matrix ...\", found " + Decimals.shown(line));
    }
    if (words.size() != 5) {
      throw new IllegalArgumentException(
          "expected 5 words \"%%MatrixMarket matrix layout field symmetry\", found "
              + words.size());
    }
    choice(words.get(1), "matrix");
    MatrixMarketHeader header =
        new MatrixMarketHeader(
            Layout.values()[choice(words.get(2), "array", "coordinate")],
            Field.values()[choice(words.get(3), "real", "integer", "pattern")],
            Symmetry.values()[choice(words.get(4), "general", "symmetric", "skew-symmetric")]);
    if (header.field == Field.PATTERN
        && (header.layout == Layout.ARRAY || header.symmetry == Symmetry.SKEW_SYMMETRIC)) {
      throw new IllegalArgumentException(
          "a pattern is in coordinate layout, and general or symmetric");
    }
    return header;
  }

  private static int choice(String word, String... known) {
    int place = List.of(known).indexOf(word);
    if (place < 0) {
      throw new IllegalArgumentException(
          "expected " + String.join(" or ", known) + ", found " + Decimals.shown(word));
    }
    return place;
  }
}
