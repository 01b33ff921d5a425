package dev.wasmath.app;

import dev.wasmath.Matrix;
import dev.wasmath.Wasmath;
import dev.wasmath.app.format.CsvTable;
import dev.wasmath.app.format.ModelFiles;
import dev.wasmath.app.format.OutputFile;
import dev.wasmath.neural.Epoch;
import dev.wasmath.neural.History;
import dev.wasmath.neural.Loss;
import dev.wasmath.neural.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath train FILE --target COLUMN}: a network that learns one column from the others. */
@Command(
    name = "train",
    description = {
      "Train a neural network to predict one column of a table from the others.",
      "A target that is not all numbers names classes; one of numbers is predicted as a number,",
      "unless --task says otherwise. The other columns have to be numbers."
    })
final class TrainCommand implements Callable<Integer> {
  private static final String CLASSIFICATION = "classification";
  private static final String REGRESSION = "regression";

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "Examples: a .csv file with the names of its columns in the first line.")
  private Path file;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "COLUMN",
      description = "The column to predict.")
  private String target;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description = "classification or regression. Default: as the target tells.")
  private Optional<String> task = Optional.empty();

  @Mixin private Choices choices;

  @Option(
      names = "--model",
      paramLabel = "OUT",
      description = "Write the trained model to a file: .onnx (ONNX).")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private Arithmetic arithmetic;

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    checkRequest();
    CsvTable table = CsvTable.read(file);
    boolean classification = task.map(CLASSIFICATION::equals).orElse(!table.isNumeric(target));
    Examples examples = Examples.of(table, target, classification);
    Learner learner =
        choices.learner(classification ? Loss.CROSS_ENTROPY : Loss.MEAN_SQUARED_ERROR);
    ProgressBar bar = new ProgressBar(console, learner.training().epochs(), Main.isTerminal());
    Outcome outcome;
    try (Wasmath math = arithmetic.open()) {
      Learner.Learnt learnt = Failures.naming(file, () -> learner.learn(math, examples, bar));
      outcome =
          new Outcome(examples, learner.training(), learnt, predictions(math, learnt, examples));
    } finally {
      bar.leave();
    }
    if (output.isPresent()) {
      ModelFiles.write(output.get(), outcome.learnt.model());
    }
    if (json) {
      console.json(json(outcome));
    } else {
      text(outcome).forEach(console::print);
    }
    console.note(
        output
            .map(path -> "wrote the model to " + path)
            .orElse("the model is not kept; name a file for it with --model OUT.onnx"));
    return 0;
  }

  /** Complains before any work is done. */
  private void checkRequest() throws IOException {
    if (task.isPresent() && !List.of(CLASSIFICATION, REGRESSION).contains(task.get())) {
      throw new IllegalArgumentException(
          "unknown task: %s; there are %s, %s".formatted(task.get(), CLASSIFICATION, REGRESSION));
    }
    Learner _ = choices.learner(Loss.MEAN_SQUARED_ERROR);
    if (output.isPresent()) {
      ModelFiles.checkExtension(output.get());
      OutputFile.check(output.get());
    }
  }

  private static Matrix predictions(Wasmath math, Learner.Learnt learnt, Examples examples) {
    return learnt.model().predict(math, examples.x());
  }

  /** What there is to tell. */
  private record Outcome(
      Examples examples, Training training, Learner.Learnt learnt, Matrix predictions) {
    boolean classifier() {
      return !examples.classes().isEmpty();
    }

    History history() {
      return learnt.history();
    }

    int[] trained() {
      return training.trainingRows(predictions.rows());
    }

    int[] kept() {
      return training.validationRows(predictions.rows());
    }

    /** The errors of a classifier, or the root mean square error of a regression. */
    Number quality(int[] rows) {
      Matrix found = Examples.select(predictions, rows);
      Matrix right = Examples.select(examples.y(), rows);
      if (classifier()) {
        return Examples.errors(found, right);
      }
      return Examples.rootMeanSquare(found, right);
    }
  }

  private static List<String> text(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    Examples examples = outcome.examples;
    History history = outcome.history();
    lines.add(
        "%s of %s from %d columns; %d examples to train on, %d kept apart"
            .formatted(
                outcome.classifier() ? CLASSIFICATION : REGRESSION,
                examples.target(),
                examples.features().size(),
                outcome.trained().length,
                outcome.kept().length));
    if (outcome.classifier()) {
      lines.add("classes: " + String.join(", ", examples.classes()));
    }
    lines.add(
        "epochs: %d%s; kept: epoch %d"
            .formatted(
                history.epochs().size(),
                history.stoppedEarly() ? ", stopped early" : "",
                history.best()));
    lines.add("training:   " + quality(outcome, outcome.trained()));
    if (outcome.kept().length > 0) {
      lines.add("validation: " + quality(outcome, outcome.kept()));
    }
    return lines;
  }

  private static String quality(Outcome outcome, int[] rows) {
    Number quality = outcome.quality(rows);
    return outcome.classifier()
        ? "%d errors in %d".formatted(quality.intValue(), rows.length)
        : String.format(Locale.ROOT, "root mean square error %.4g", quality.doubleValue());
  }

  private Map<String, ?> json(Outcome outcome) {
    Examples examples = outcome.examples;
    History history = outcome.history();
    int[] trained = outcome.trained();
    int[] kept = outcome.kept();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("fused", arithmetic.fused());
    object.put("task", outcome.classifier() ? CLASSIFICATION : REGRESSION);
    object.put("target", examples.target());
    object.put("features", examples.features());
    if (outcome.classifier()) {
      object.put("classes", examples.classes());
    }
    object.put("trainingExamples", trained.length);
    object.put("validationExamples", kept.length);
    object.put("keptEpoch", history.best());
    object.put("stoppedEarly", history.stoppedEarly());
    String quality = outcome.classifier() ? "Errors" : "Deviation";
    object.put("training" + quality, outcome.quality(trained));
    if (kept.length > 0) {
      object.put("validation" + quality, outcome.quality(kept));
    }
    object.put("epochs", history.epochs().stream().map(TrainCommand::json).toList());
    return object;
  }

  private static Map<String, ?> json(Epoch epoch) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("trainingLoss", epoch.trainingLoss());
    epoch.validationLoss().ifPresent(loss -> object.put("validationLoss", loss));
    return object;
  }
}
