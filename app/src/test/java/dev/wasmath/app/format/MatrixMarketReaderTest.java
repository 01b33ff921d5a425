package dev.wasmath.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmath.Matrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MatrixMarketReaderTest {
  private static final String ARRAY = "%%MatrixMarket matrix array real general\n";
  private static final String ENTRIES = "%%MatrixMarket matrix coordinate real general\n";

  @TempDir Path directory;

  @Test
  void readsWhatSciPyWrites() throws IOException {
    assertThat(resource("scipy-array.mtx"))
        .isEqualTo(Matrix.of(2, 3, 1.5, -2, 3, 0.1, Double.MIN_VALUE, -0.0));
    assertThat(resource("scipy-array-symmetric.mtx")).isEqualTo(Matrix.of(2, 2, 4, 1, 1, 5));
    assertThat(resource("scipy-coordinate.mtx")).isEqualTo(Matrix.of(3, 2, 1.5, 0, -2, 0, 0, 3));
    assertThat(resource("scipy-pattern.mtx")).isEqualTo(Matrix.of(2, 2, 1, 1, 1, 1));
    assertThat(resource("scipy-skew.mtx")).isEqualTo(Matrix.of(3, 3, 0, 1, 2, -1, 0, 3, -2, -3, 0));
  }

  @Test
  void readsArraysColumnByColumn() throws IOException {
    assertThat(read(ARRAY + "% a comment\n\n2 2\n1\n  2.5 \n% another\n-3e2\n4"))
        .isEqualTo(Matrix.of(2, 2, 1, -300, 2.5, 4));
    assertThat(read("%%matrixmarket MATRIX Array Integer Symmetric\r\n2 2\r\n1\r\n2\r\n3\r\n"))
        .isEqualTo(Matrix.of(2, 2, 1, 2, 2, 3));
    assertThat(read("%%MatrixMarket matrix array real skew-symmetric\n3 3\n1\n2\n3\n"))
        .isEqualTo(Matrix.of(3, 3, 0, -1, -2, 1, 0, -3, 2, 3, 0));
  }

  @Test
  void readsEntriesFromOne() throws IOException {
    assertThat(read(ENTRIES + "2 3 2\n2 3 7\n1 1 nan\n"))
        .isEqualTo(Matrix.of(2, 3, Double.NaN, 0, 0, 0, 0, 7));
    assertThat(read("%%MatrixMarket matrix coordinate pattern symmetric\n2 2 1\n2 1\n"))
        .isEqualTo(Matrix.of(2, 2, 0, 1, 1, 0));
    assertThat(read(ENTRIES + "1 1 3\n1 1 0.1\n1 1 0.2\n1 1 0.3\n"))
        .isEqualTo(Matrix.of(1, 1, 0.1 + 0.2 + 0.3));
    assertThat(read(ENTRIES + "0 3 0\n")).isEqualTo(Matrix.zeros(0, 3));
  }

  @Test
  void aWrongHeaderIsNamed() throws IOException {
    assertWrong("hello\n", "1: expected \"%%MatrixMarket matrix ...\", found \"hello\"");
    assertWrong("%%MatrixMarket matrix array real\n", "found 4");
    assertWrong("%%MatrixMarket tensor array real general\n", "expected matrix, found \"tensor\"");
    assertWrong("%%MatrixMarket matrix list real general\n", "expected array or coordinate");
    assertWrong(
        "%%MatrixMarket matrix array complex general\n",
        "expected real or integer or pattern, found \"complex\"");
    assertWrong("%%MatrixMarket matrix array real hermitian\n", "found \"hermitian\"");
    assertWrong("%%MatrixMarket matrix array pattern general\n", "1: a pattern is in coordinate");
  }

  @Test
  void aWrongSizeIsNamed() throws IOException {
    assertWrong(ARRAY, "2: expected the size: rows and columns; found the end of the file");
    assertWrong(ARRAY + "2\n", "2: expected the size: rows and columns; found \"2\"");
    assertWrong(ARRAY + "%\n2 2 4\n", "3: expected the size: rows and columns; found \"2 2 4\"");
    assertWrong(ENTRIES + "2 2\n", "2: expected the size: rows, columns and number of entries");
    assertWrong(
        ARRAY + "-2 2\n", "2: expected the number of rows, an integer from 0; found \"-2\"");
    assertWrong(ARRAY + "2 two\n", "expected the number of columns");
    assertWrong(
        "%%MatrixMarket matrix array real symmetric\n2 3\n",
        "2: a symmetric matrix is square, not 2 x 3");
  }

  @Test
  void aTruncatedFileIsNamed() throws IOException {
    assertWrong(ARRAY + "2 2\n1\n2\n3\n", "6: expected element (2, 2); found the end of the file");
    assertWrong(
        ENTRIES + "2 2 2\n1 1 5\n",
        "4: expected entry 2 of 2: row, column and number; found the end of the file");
  }

  @Test
  void wrongElementsAreNamed() throws IOException {
    assertWrong(ARRAY + "1 2\n1\none\n", "4: \"one\" is not a number");
    assertWrong(ARRAY + "1 2\n1 2\n", "3: expected element (1, 1); found \"1 2\"");
    assertWrong(ARRAY + "1 1\n1\n2\n", "4: expected the end of the file, found \"2\"");
    assertWrong(ARRAY + "1 1\n1e400\n", "3: \"1e400\" is beyond the range of a double");
    assertWrong(
        "%%MatrixMarket matrix array integer general\n1 1\n1.5\n", "\"1.5\" is not an integer");
    assertWrong(ENTRIES + "2 2 1\n0 1 5\n", "3: row 0 is outside 1 to 2");
    assertWrong(ENTRIES + "2 2 1\n1 3 5\n", "3: column 3 is outside 1 to 2");
    assertWrong(ENTRIES + "2 2 1\nx 1 5\n", "3: expected a row, an integer from 0; found \"x\"");
    assertWrong(ENTRIES + "2 2 1\n1 1\n", "3: expected entry 1 of 1: row, column and number");
    assertWrong(ENTRIES + "2 2 1\n1 1 5\n2 2 5\n", "4: expected the end of the file");
    assertWrong(
        "%%MatrixMarket matrix coordinate real symmetric\n2 2 1\n1 2 5\n",
        "3: an entry above the diagonal of a symmetric matrix: \"1 2 5\"");
    assertWrong(
        "%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n1 1 5\n",
        "3: an entry not below the diagonal of a skew-symmetric one: \"1 1 5\"");
  }

  @Test
  void aHugePromiseAllocatesNothing() throws IOException {
    assertWrong(
        ARRAY + "40000 40000\n1\n",
        "2: a 40000 x 40000 matrix has 1600000000 numbers in its file, but the file has only 55");
    assertWrong(
        ENTRIES + "1000000000000000000 1 1\n1 1 1\n",
        "2: a 1000000000000000000 x 1 matrix needs 8.00e+18 bytes");
    assertWrong(ENTRIES + "2000000 2000000 1\n1 1 1\n", "2: a 2000000 x 2000000 matrix needs");
    assertWrong(ENTRIES + "99999999999999999999 1 1\n", "expected the number of rows");
    assertWrong(ENTRIES + "1 1 9000000000000000000\n1 1 1\n", "expected entry 2 of 9000000000");
    assertWrong(ARRAY + "%" + "x".repeat(100_000), "2: the line is longer than 65536 characters");
  }

  @Test
  void binaryRubbishIsAnError() throws IOException {
    byte[] rubbish = new byte[1000];
    new Random(7).nextBytes(rubbish);
    Path file = TestFiles.file(directory, "a.mtx", rubbish);
    assertThatThrownBy(() -> MatrixFiles.read(file))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith(file + ":1: expected");
  }

  private static Matrix resource(String name) throws IOException {
    return MatrixFiles.read(TestFiles.resource(name));
  }

  private Matrix read(String text) throws IOException {
    return MatrixFiles.read(TestFiles.file(directory, "a.mtx", text));
  }

  private void assertWrong(String text, String message) throws IOException {
    Path file = TestFiles.file(directory, "a.mtx", text);
    assertThatThrownBy(() -> MatrixFiles.read(file))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith(file + ":")
        .hasMessageContaining(message);
  }
}
