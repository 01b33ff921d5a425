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

/** {@code wasmath inverse A}: the inverse of a matrix read from a file. */
@Command(name = "inverse", description = "Invert a matrix.")
final class InverseCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "The matrix: " + MatrixOutput.FORMATS)
  private Path file;

  @Mixin private MatrixOutput output;

  @Override
  public Integer call() throws IOException {
    output.check();
    Matrix a = MatrixFiles.read(file);
    try (Wasmath math = output.open()) {
      Matrix inverse = Failures.naming(file, () -> math.matrices().inverse(a));
      double condition = math.matrices().norm1(a) * math.matrices().norm1(inverse);
      output.noteCondition(condition);
      output.write(inverse);
    }
    return 0;
  }
}
