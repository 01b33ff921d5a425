package dev.wasmath.app;

import dev.wasmath.Matrix;
import dev.wasmath.Wasmath;
import dev.wasmath.app.format.MatrixFiles;
import dev.wasmath.app.format.OutputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of commands whose result is a matrix, and the writing of it. */
final class MatrixOutput {
  static final String FORMATS = ".mtx (Matrix Market), .csv or .npy (NumPy).";

  /** Above this condition number fewer than four digits of a solution can be trusted. */
  private static final double ILL_CONDITIONED = 1e12;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the result to a file: " + FORMATS + " Default: CSV on standard output.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Mixin private Arithmetic arithmetic;

  /** Opens, with the arithmetic that was asked for. */
  Wasmath open() {
    return arithmetic.open();
  }

  /** Complains about the output file before any work is done. */
  void check() throws IOException {
    if (file.isPresent()) {
      MatrixFiles.checkExtension(file.get());
      OutputFile.check(file.get());
    }
  }

  void note(String text) {
    Console.of(spec).note(text);
  }

  /** Warns of a condition number, or an estimate of it, that leaves few digits to trust. */
  void noteCondition(double condition) {
    if (!(condition < ILL_CONDITIONED)) {
      note(
          String.format(
              Locale.ROOT,
              "the matrix is ill-conditioned (condition number %.1e): trust few digits",
              condition));
    }
  }

  void write(Matrix matrix) throws IOException {
    if (file.isPresent()) {
      MatrixFiles.write(file.get(), matrix);
      note("wrote " + matrix.rows() + " x " + matrix.columns() + " to " + file.get());
    }
    if (json) {
      Console.of(spec).json(json(matrix));
    } else if (file.isEmpty() && matrix.data().length == 0) {
      note("the result is " + matrix.rows() + " x " + matrix.columns() + ": nothing to print");
    } else if (file.isEmpty()) {
      MatrixFiles.writeCsv(matrix, Console.of(spec).out());
      Console.of(spec).out().flush();
    }
  }

  private Map<String, ?> json(Matrix matrix) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < matrix.rows(); i++) {
      rows.add(matrix.row(i));
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("fused", arithmetic.fused());
    object.put("rows", matrix.rows());
    object.put("columns", matrix.columns());
    object.put("data", rows);
    return object;
  }
}
