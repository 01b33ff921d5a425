package dev.wasmath.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.Wasmath;
import dev.wasmath.app.format.CsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code wasmath train} and {@code wasmath predict} on good input. */
class TrainingCommandsTest {
  private static final Path IRIS = Path.of("..", "examples", "iris.csv");

  @TempDir private Path folder;

  @Test
  void irisIsLearntAndPredicted() throws IOException {
    Path model = folder.resolve("iris.onnx");
    CommandLineRun train =
        CommandLineRun.of(
            "train", IRIS, "--target", "species", "--model", model, "--early-stopping", "30");
    assertThat(train.code()).as(train.err()).isZero();
    assertThat(train.out())
        .contains(
            "classification of species from 4 columns; 120 examples to train on, 30 kept apart\n",
            "classes: setosa, versicolor, virginica\n")
        .containsPattern("validation: [01] errors in 30\n");
    assertThat(train.err()).contains("epoch 20 of 200, loss ", "wrote the model to " + model);
    CommandLineRun predict = CommandLineRun.of("predict", model, IRIS);
    assertThat(predict.code()).as(predict.err()).isZero();
    assertThat(predict.out())
        .startsWith(
            "species,probability setosa,probability versicolor,probability virginica\nsetosa,0.")
        .hasLineCount(151);
    assertThat(predict.err()).containsPattern("^wasmath: [0-7] errors in 150\n$");
  }

  /** Each of the 150 irises is unseen once: at least 95 % of them are classified rightly. */
  @Test
  void unseenIrisesAreClassified() throws IOException {
    int errors = 0;
    int unseen = 0;
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      Examples irises = Examples.of(CsvTable.read(IRIS), "species", true);
      for (int fold = 0; fold < IrisTraining.FOLDS; fold++) {
        IrisTraining.Outcome outcome = IrisTraining.run(math, irises, fold);
        errors += outcome.testErrors();
        unseen += outcome.testExamples();
      }
    }
    assertThat(unseen).isEqualTo(150);
    assertThat(errors).isLessThanOrEqualTo(7);
  }

  @Test
  void theSameCommandGivesTheSameFileAndAnotherSeedAnother() throws IOException {
    byte[] first = model("a.onnx", "5");
    assertThat(model("b.onnx", "5")).isEqualTo(first);
    assertThat(model("c.onnx", "6")).isNotEqualTo(first);
  }

  private byte[] model(String name, String seed) throws IOException {
    Path file = folder.resolve(name);
    CommandLineRun run =
        CommandLineRun.of(
            "train", IRIS, "--target", "species", "--epochs", "3", "--seed", seed, "--model", file);
    assertThat(run.code()).as(run.err()).isZero();
    return Files.readAllBytes(file);
  }

  @Test
  void aNumberIsPredictedInItsOwnUnits() throws IOException {
    StringBuilder text = new StringBuilder("a,b,sum\n");
    for (int i = 0; i < 60; i++) {
      int a = i % 7;
      int b = i % 11;
      text.append(a + "," + b + "," + (1000 + 30 * a - 20 * b) + "\n");
    }
    Path table = Files.writeString(folder.resolve("sum.csv"), text);
    Path model = folder.resolve("sum.onnx");
    CommandLineRun train =
        CommandLineRun.of("train", table, "--target", "sum", "--model", model, "--json");
    assertThat(train.code()).as(train.err()).isZero();
    JsonDocument.assertDescribed("train", train.json());
    assertThat(train.json())
        .containsEntry("task", "regression")
        .containsEntry("trainingExamples", 48)
        .doesNotContainKey("classes");
    // The target's own standard deviation is about 90.
    assertThat((Double) train.json().get("validationDeviation")).isLessThan(10);
    Path unseen = Files.writeString(folder.resolve("unseen.csv"), "note,b,a\nx,5,3\n");
    Path out = folder.resolve("out.csv");
    CommandLineRun predict = CommandLineRun.of("predict", model, unseen, "-o", out, "--json");
    assertThat(predict.code()).as(predict.err()).isZero();
    JsonDocument.assertDescribed("predict", predict.json());
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(2).startsWith("sum");
    double value = Double.parseDouble(lines.getLast());
    // 1000 + 30 * 3 - 20 * 5.
    assertThat(value).isBetween(975.0, 1005.0);
    assertThat(predict.json()).containsEntry("predictions", List.of(value));
    assertThat(predict.err()).isEqualTo("wasmath: wrote 1 predictions to " + out + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "leaky-relu", "sigmoid", "tanh", "gelu", "softplus"})
  void integersAreClassesWhenAskedFor(String activation) throws IOException {
    Path table =
        Files.writeString(folder.resolve("xor.csv"), "a,b,x\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n");
    Path model = folder.resolve("xor.onnx");
    String options = "--target x --task classification --validation 0 --rate 0.05 --epochs 400";
    Object[] command =
        ("train " + table + " " + options + " --layers 8 --json --activation " + activation)
            .split(" ");
    CommandLineRun train = CommandLineRun.of(command);
    assertThat(train.code()).as(train.err()).isZero();
    JsonDocument.assertDescribed("train", train.json());
    assertThat(train.json())
        .containsEntry("task", "classification")
        .containsEntry("classes", List.of("0", "1"))
        .containsEntry("trainingErrors", 0)
        .doesNotContainKey("validationErrors")
        .containsEntry("keptEpoch", 400);
    assertThat(train.json().get("epochs"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .hasSize(400);
    assertThat(train.err()).contains("the model is not kept");
    assertThat(model).doesNotExist();
  }

  @Test
  void classesPrintJson() throws IOException {
    Path model = folder.resolve("m.onnx");
    CommandLineRun train =
        CommandLineRun.of(
            "train",
            IRIS,
            "--target",
            "species",
            "--optimizer",
            "sgd",
            "--layers",
            "16,8",
            "--model",
            model);
    assertThat(train.code()).as(train.err()).isZero();
    CommandLineRun predict = CommandLineRun.of("predict", model, IRIS, "--json");
    JsonDocument.assertDescribed("predict", predict.json());
    assertThat(predict.json())
        .containsEntry("classes", List.of("setosa", "versicolor", "virginica"));
    assertThat((Integer) predict.json().get("errors")).isLessThanOrEqualTo(7);
  }
}
