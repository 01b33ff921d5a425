package dev.wasmath.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmath.Matrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NumpyReaderTest {
  private static final Matrix DOUBLES = Matrix.of(2, 3, 1.5, -2, 3, 0.1, Double.MIN_VALUE, -0.0);

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"f8", "f8-fortran", "f8-big-endian", "f8-version-2", "f8-version-3"})
  void readsDoublesInAnyOrderAndVersion(String name) throws IOException {
    assertThat(resource(name)).isEqualTo(DOUBLES);
  }

  @Test
  void readsOtherTypes() throws IOException {
    assertThat(resource("f4")).isEqualTo(Matrix.of(2, 2, 1.5, -2, 3, 0.1f));
    assertThat(resource("f2")).isEqualTo(Matrix.of(2, 2, 1.5, -2, 3, 0.0999755859375));
    assertThat(resource("i4-big-endian")).isEqualTo(Matrix.of(2, 2, 1, -2, 3, -0x1p31));
    assertThat(resource("i8")).isEqualTo(Matrix.of(2, 2, 1, -2, 3, 0x1p62));
    assertThat(resource("u8")).isEqualTo(Matrix.of(2, 2, 1, 0x1p64, 0x1p63 + 2048, 0x1p63));
    assertThat(resource("u1")).isEqualTo(Matrix.of(2, 2, 1, 255, 128, 0));
    assertThat(resource("bool")).isEqualTo(Matrix.identity(2));
  }

  @Test
  void readsVectorsAsColumns() throws IOException {
    assertThat(resource("vector")).isEqualTo(Matrix.of(3, 1, 1, 2, 3));
    assertThat(resource("empty")).isEqualTo(Matrix.zeros(0, 3));
  }

  @Test
  void writesTheBytesThatNumpyWrites() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MatrixWriters.numpy(DOUBLES, bytes);
    assertThat(bytes.toByteArray()).isEqualTo(Files.readAllBytes(TestFiles.resource("f8.npy")));
  }

  @Test
  void otherArraysAreNamed() {
    assertThatThrownBy(() -> resource("cube"))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("expected 'shape': a tuple of 1 or 2 sizes in the header, found")
        .hasMessageContaining("(2, 2, 2)");
    assertThatThrownBy(() -> resource("scalar")).hasMessageContaining("a tuple of 1 or 2 sizes");
    assertThatThrownBy(() -> resource("complex"))
        .hasMessageContaining("elements of type \"<c16\" are not read; b1, i1,");
    assertThatThrownBy(() -> resource("record"))
        .hasMessageContaining("expected 'descr': a simple type in the header");
  }

  @Test
  void everyTruncationIsNamed() throws IOException {
    byte[] whole = Files.readAllBytes(TestFiles.resource("f8.npy"));
    for (int length = 0; length < whole.length; length++) {
      Path file = TestFiles.file(directory, "a.npy", Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> MatrixFiles.read(file))
          .isInstanceOf(FormatException.class)
          .hasMessageMatching("(?s).*a\\.npy: byte [0-9]+: expected .*, found .*");
    }
  }

  @Test
  void bytesAfterTheLastAreAnError() throws IOException {
    byte[] whole = Files.readAllBytes(TestFiles.resource("f8.npy"));
    Path file = TestFiles.file(directory, "a.npy", Arrays.copyOf(whole, whole.length + 1));
    assertThatThrownBy(() -> MatrixFiles.read(file))
        .hasMessage(file + ": byte 128: expected 48 bytes of a 2 x 3 array, found 49");
  }

  @Test
  void aWrongStartIsNamed() throws IOException {
    assertWrong("PK\3\4 a zip file", "byte 0: expected the magic \\x93NUMPY; not a .npy file");
    assertWrong("\u0093NUMPY\u0009\0", "byte 6: expected version 1, 2 or 3, found 9");
    assertWrong("\u0093NUMPY\2\0\u00ff\u00ff\u00ff\u00ff", "byte 8: a header of 4294967295 bytes");
    assertWrong("\u0093NUMPY\1\0\2\0{}", "expected 'descr': a simple type in the header, found {}");
  }

  @Test
  void aHugePromiseAllocatesNothing() throws IOException {
    assertWrong(header("(1000000000, 1000000000)"), "expected 8000000000000000000 bytes");
    assertWrong(
        header("(99999999999999999999, 1)"), "too large: 'shape': (99999999999999999999, 1)");
    assertWrong(header("(0, 9999999999)"), "a 0 x 9999999999 matrix needs");
  }

  private static String header(String shape) {
    String text = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
    return "\u0093NUMPY\1\0" + (char) text.length() + "\0" + text;
  }

  private static Matrix resource(String name) throws IOException {
    return MatrixFiles.read(TestFiles.resource(name + ".npy"));
  }

  private void assertWrong(String latin1, String message) throws IOException {
    Path file = TestFiles.file(directory, "a.npy", latin1.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> MatrixFiles.read(file))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(message);
  }
}
