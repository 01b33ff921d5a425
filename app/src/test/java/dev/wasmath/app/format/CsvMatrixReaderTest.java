package dev.wasmath.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmath.Matrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvMatrixReaderTest {
  @TempDir Path directory;

  @Test
  void readsRowsOfNumbers() throws IOException {
    assertThat(read("1,2.5,-3e2\n4, 5 ,6\n")).isEqualTo(Matrix.of(2, 3, 1, 2.5, -300, 4, 5, 6));
    assertThat(read("\ufeff1,\"2\"\r\n\r\n3,inf")).isEqualTo(Matrix.of(2, 2, 1, 2, 3, 1 / 0.0));
  }

  @Test
  void passesOverALineOfNames() throws IOException {
    assertThat(read("x,\"y, or z\"\n1,2\n")).isEqualTo(Matrix.of(1, 2, 1, 2));
    assertThat(read("nan,inf\n")).isEqualTo(Matrix.of(1, 2, Double.NaN, 1 / 0.0));
  }

  @Test
  void aWrongCellIsNamed() throws IOException {
    assertWrong("1,2\n3,x\n", ":2: cell 2: \"x\" is not a number");
    assertWrong("1,x\n", ":1: cell 2: \"x\" is not a number");
    assertWrong("1,2\n3,\n", ":2: cell 2: \"\" is not a number");
    assertWrong("x,y\n1,2\nx,y\n", ":3: cell 1: \"x\" is not a number");
    assertWrong("1\n1e999\n", ":2: cell 1: \"1e999\" is beyond the range of a double");
    assertWrong("1;2\n3;4\n", ":2: cell 1: \"3;4\" is not a number");
  }

  @Test
  void aWrongWidthIsNamed() throws IOException {
    assertWrong("1,2\n3\n", ":2: expected 2 cells as in the first line, found 1");
    assertWrong("1,2\n\n3,4,5\n", ":3: expected 2 cells as in the first line, found 3");
  }

  @Test
  void namesAloneAreNoMatrix() throws IOException {
    assertWrong("x,y\n", ":2: expected a row of numbers below the names");
  }

  @Test
  void anythingButTextIsAnError() throws IOException {
    Path file =
        TestFiles.file(directory, "a.csv", "1,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> MatrixFiles.read(file))
        .isInstanceOf(FormatException.class)
        .hasMessage(file + ": is not text in UTF-8");
  }

  private Matrix read(String text) throws IOException {
    return MatrixFiles.read(TestFiles.file(directory, "a.csv", text));
  }

  private void assertWrong(String text, String message) throws IOException {
    Path file = TestFiles.file(directory, "a.csv", text);
    assertThatThrownBy(() -> MatrixFiles.read(file))
        .isInstanceOf(FormatException.class)
        .hasMessage(file + message);
  }
}
