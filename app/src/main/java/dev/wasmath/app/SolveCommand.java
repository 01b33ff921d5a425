package dev.wasmath.app;

import dev.wasmath.LuDecomposition;
import dev.wasmath.Matrix;
import dev.wasmath.Wasmath;
import dev.wasmath.app.format.MatrixFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wasmath solve A B}: the X with A X = B, of matrices read from files. */
@Command(name = "solve", description = "Solve linear equations.")
final class SolveCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "The matrix: " + MatrixOutput.FORMATS)
  private Path matrix;

  @Parameters(index = "1", paramLabel = "B", description = "The right-hand sides, one a column.")
  private Path rightHandSides;

  @Mixin private MatrixOutput output;

  @Override
  public Integer call() throws IOException {
    output.check();
    Matrix a = MatrixFiles.read(matrix);
    Matrix b = MatrixFiles.read(rightHandSides);
    try (Wasmath math = output.open()) {
      LuDecomposition lu = Failures.naming(matrix, () -> math.matrices().lu(a));
      Matrix x = Failures.naming(matrix + ", " + rightHandSides, () -> lu.solve(b));
      output.noteCondition(lu.conditionEstimate());
      output.write(x);
    }
    return 0;
  }
}
