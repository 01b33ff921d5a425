package dev.wasmath.app;

import dev.wasmath.Matrix;
import dev.wasmath.Wasmath;
import dev.wasmath.app.format.MatrixFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wasmath det A}: the determinant of a matrix read from a file, as a matrix of 1 x 1. */
@Command(name = "det", description = "Compute a determinant.")
final class DetCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "The matrix: " + MatrixOutput.FORMATS)
  private Path file;

  @Mixin private MatrixOutput output;

  @Override
  public Integer call() throws IOException {
    output.check();
    Matrix a = MatrixFiles.read(file);
    try (Wasmath math = output.open()) {
      double determinant = Failures.naming(file, () -> math.matrices().determinant(a));
      output.write(Matrix.of(1, 1, determinant));
    }
    return 0;
  }
}
