package dev.wasmath.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmath.Matrix;
import dev.wasmath.op.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MatrixFilesTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"a.mtx", "a.csv", "a.npy", "A.MTX", "b.NPY"})
  void whatIsWrittenIsReadAgain(String name) throws IOException {
    Path file = directory.resolve(name);
    for (int rows : new int[] {1, 2, 13, 40}) {
      for (int columns : new int[] {1, 3, 17}) {
        Probe probe = Probe.special(rows * 100L + columns);
        Matrix matrix = Matrix.of(rows, columns, probe.doubles(rows * columns));
        MatrixFiles.write(file, matrix);
        assertThat(MatrixFiles.read(file)).isEqualTo(matrix);
      }
    }
    assertThat(names()).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.mtx", "a.csv", "a.npy"})
  void manyBitPatternsAreReadAgain(String name) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2026);
    double[] data = random.longs(10_000).mapToDouble(Double::longBitsToDouble).toArray();
    Matrix matrix = Matrix.of(100, 100, data);
    MatrixFiles.write(directory.resolve(name), matrix);
    assertThat(MatrixFiles.read(directory.resolve(name))).isEqualTo(matrix);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.mtx", "a.npy"})
  void zeroSizedMatricesAreReadAgain(String name) throws IOException {
    Path file = directory.resolve(name);
    for (Matrix matrix :
        new Matrix[] {Matrix.zeros(0, 5), Matrix.zeros(5, 0), Matrix.zeros(0, 0)}) {
      MatrixFiles.write(file, matrix);
      assertThat(MatrixFiles.read(file)).isEqualTo(matrix);
    }
  }

  @Test
  void csvHoldsNoZeroSizedMatrix() throws IOException {
    Path file = directory.resolve("a.csv");
    assertThatThrownBy(() -> MatrixFiles.write(file, Matrix.zeros(0, 5)))
        .isInstanceOf(FormatException.class)
        .hasMessage(file + ": a .csv file cannot hold a 0 x 5 matrix; .mtx and .npy can");
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.mtx", "a.csv", "a.npy"})
  void anAbsentFileIsNamed(String name) {
    Path file = directory.resolve(name);
    assertThatThrownBy(() -> MatrixFiles.read(file))
        .isInstanceOf(FormatException.class)
        .hasMessage(file + ": no such file");
  }

  @Test
  void aDirectoryIsNoFile() throws IOException {
    Path file = Files.createDirectory(directory.resolve("a.mtx"));
    assertThatThrownBy(() -> MatrixFiles.read(file))
        .isInstanceOf(FormatException.class)
        .hasMessage(file + ": is a directory, not a file");
    assertThatThrownBy(() -> MatrixFiles.write(file, Matrix.identity(1)))
        .isInstanceOf(FormatException.class)
        .hasMessage(file + ": is a directory, not a file");
  }

  @Test
  void anUnknownExtensionListsTheKnown() {
    Path file = directory.resolve("a.xlsx");
    String message = file + ": unknown format; the extensions of matrix files are .mtx, .csv, .npy";
    assertThatThrownBy(() -> MatrixFiles.read(file)).hasMessage(message);
    assertThatThrownBy(() -> MatrixFiles.write(file, Matrix.identity(1))).hasMessage(message);
    assertThatThrownBy(() -> MatrixFiles.checkExtension(file)).hasMessage(message);
    assertThat(names()).isEmpty();
  }

  /** The system's administrator may read every file; everyone else is told. */
  @Test
  void anUnreadableFileIsNamed() throws IOException {
    Path file = TestFiles.file(directory, "a.csv", "1\n");
    Files.setPosixFilePermissions(file, Set.of());
    if (Files.isReadable(file)) {
      assertThat(MatrixFiles.read(file)).isEqualTo(Matrix.identity(1));
    } else {
      assertThatThrownBy(() -> MatrixFiles.read(file))
          .hasMessage(file + ": may not be read (permission denied)");
    }
  }

  @Test
  void anEmptyFileIsAnError() throws IOException {
    Path csv = TestFiles.file(directory, "a.csv", "\n \n");
    Path mtx = TestFiles.file(directory, "a.mtx", "");
    Path npy = TestFiles.file(directory, "a.npy", "");
    assertThatThrownBy(() -> MatrixFiles.read(csv))
        .hasMessage(csv + ": is empty; expected comma-separated values");
    assertThatThrownBy(() -> MatrixFiles.read(mtx))
        .hasMessage(mtx + ":1: expected \"%%MatrixMarket matrix ...\", found the end of the file");
    assertThatThrownBy(() -> MatrixFiles.read(npy))
        .hasMessageStartingWith(npy + ": byte 0: expected the magic");
  }

  private Set<String> names() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
