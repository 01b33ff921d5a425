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

/** {@code wasmath transpose A}: the transpose of a matrix read from a file. */
@Command(name = "transpose", description = "Transpose a matrix.")
final class TransposeCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "The matrix: " + MatrixOutput.FORMATS)
  private Path file;

  @Mixin private MatrixOutput output;

  @Override
  public Integer call() throws IOException {
    output.check();
    Matrix a = MatrixFiles.read(file);
    try (Wasmath math = output.open()) {
      output.write(math.matrices().transpose(a));
    }
    return 0;
  }
}
