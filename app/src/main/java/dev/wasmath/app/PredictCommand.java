package dev.wasmath.app;

import dev.wasmath.Matrix;
import dev.wasmath.Wasmath;
import dev.wasmath.app.format.CsvTable;
import dev.wasmath.app.format.CsvWriting;
import dev.wasmath.app.format.FormatException;
import dev.wasmath.app.format.ModelFiles;
import dev.wasmath.app.format.OutputFile;
import dev.wasmath.neural.Model;
import dev.wasmath.neural.OneHot;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath predict MODEL FILE}: what a trained network says of the rows of a table. */
@Command(
    name = "predict",
    description = {
      "Predict with a model that wasmath train wrote: a class and its probabilities, or a number.",
      "The table needs the columns that the model was trained on, in any order, among others."
    })
final class PredictCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "The model: .onnx (ONNX).")
  private Path modelFile;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "Examples: a .csv file with the names of its columns in the first line.")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "Write the predictions to a .csv file. Default: CSV on standard output.")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--json", description = "Print the predictions as JSON.")
  private boolean json;

  @Mixin private Arithmetic arithmetic;

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    if (output.isPresent()) {
      OutputFile.check(output.get());
    }
    Model model = ModelFiles.read(modelFile);
    CsvTable table = CsvTable.read(file);
    Matrix x = table.finiteNumbers(model.features());
    Predictions predictions;
    try (Wasmath math = arithmetic.open()) {
      predictions = Predictions.of(model, model.predict(math, x));
    }
    if (output.isPresent()) {
      OutputFile.writeText(output.get(), predictions::write);
      console.note("wrote " + table.rows() + " predictions to " + output.get());
    }
    Optional<Double> score = predictions.score(table);
    if (json) {
      console.json(predictions.json(score, arithmetic.fused()));
    } else if (output.isEmpty()) {
      predictions.write(console.out());
      console.out().flush();
    }
    score.ifPresent(value -> console.note(predictions.verdict(value)));
    return 0;
  }

  /**
   * Predictions for the rows of a table.
   *
   * @param outputs of the model: the scores of the classes, or numbers
   * @param classes of each row; empty for a regression
   */
  private record Predictions(Model model, Matrix outputs, List<String> classes) {
    static Predictions of(Model model, Matrix outputs) {
      boolean classifier = !model.classes().isEmpty();
      int[] labels = classifier ? OneHot.labels(outputs) : new int[0];
      return new Predictions(
          model, outputs, Arrays.stream(labels).mapToObj(model.classes()::get).toList());
    }

    private boolean classifier() {
      return !model.classes().isEmpty();
    }

    void write(Writer out) {
      CsvWriting csv = new CsvWriting(out);
      csv.row(header());
      for (int i = 0; i < outputs.rows(); i++) {
        csv.row(classifier() ? List.of(classes.get(i)) : List.of(), outputs.row(i));
      }
    }

    private List<String> header() {
      List<String> header = new ArrayList<>();
      if (classifier()) {
        header.add(model.target());
        model.classes().forEach(name -> header.add("probability " + name));
      } else if (outputs.columns() == 1) {
        header.add(model.target());
      } else {
        IntStream.range(0, outputs.columns()).forEach(j -> header.add(model.target() + " " + j));
      }
      return header;
    }

    /**
     * How good the predictions are, if the table has the target: of a classifier the errors, of a
     * regression the root mean square error.
     */
    Optional<Double> score(CsvTable table) throws FormatException {
      if (!table.columns().contains(model.target())) {
        return Optional.empty();
      }
      if (classifier()) {
        List<String> right = table.texts(model.target());
        long errors =
            IntStream.range(0, right.size())
                .filter(i -> !right.get(i).equals(classes.get(i)))
                .count();
        return Optional.of((double) errors);
      }
      if (outputs.columns() != 1 || !table.isNumeric(model.target())) {
        return Optional.empty();
      }
      return Optional.of(Examples.rootMeanSquare(outputs, table.numbers(model.target())));
    }

    String verdict(double score) {
      return classifier()
          ? "%d errors in %d".formatted((long) score, outputs.rows())
          : String.format(Locale.ROOT, "root mean square error %.4g", score);
    }

    Map<String, ?> json(Optional<Double> score, boolean fused) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("version", 1);
      object.put("fused", fused);
      object.put("target", model.target());
      if (classifier()) {
        object.put("classes", model.classes());
        object.put("predictions", classes);
        object.put("probabilities", rows());
        score.ifPresent(value -> object.put("errors", value.longValue()));
      } else {
        object.put("predictions", outputs.columns() == 1 ? outputs.data() : rows());
        score.ifPresent(value -> object.put("deviation", value));
      }
      return object;
    }

    private List<double[]> rows() {
      return IntStream.range(0, outputs.rows()).mapToObj(outputs::row).toList();
    }
  }
}
