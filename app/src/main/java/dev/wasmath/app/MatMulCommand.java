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

/** {@code wasmath matmul A B}: the product of two matrices read from files. */
@Command(name = "matmul", description = "Multiply two matrices.")
final class MatMulCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "The left matrix: " + MatrixOutput.FORMATS)
  private Path left;

  @Parameters(index = "1", paramLabel = "B", description = "The right matrix.")
  private Path right;

  @Mixin private MatrixOutput output;

  @Override
  public Integer call() throws IOException {
    output.check();
    Matrix a = MatrixFiles.read(left);
    Matrix b = MatrixFiles.read(right);
    if (a.columns() == b.rows()) {
      Sizes.check("the product of " + left + " and " + right, a.rows(), b.columns());
    }
    try (Wasmath math = output.open()) {
      output.write(Failures.naming(left + ", " + right, () -> math.matrices().multiply(a, b)));
    }
    return 0;
  }
}
