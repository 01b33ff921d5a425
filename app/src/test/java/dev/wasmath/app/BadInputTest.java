package dev.wasmath.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong commands and files: exit code 2, one plain message, and no file written or changed. */
class BadInputTest {
  private static final String ARRAY = "%%MatrixMarket matrix array real general\n";

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    file("square.csv", "1,2\n3,4\n");
    file("wide.csv", "1,2,3\n4,5,6\n");
    file("singular.csv", "1,2\n2,4\n");
    file("nan.csv", "1,nan\n2,3\n");
    file("inf.csv", "1,2\n-inf,3\n");
    file("empty.csv", "");
    file("ragged.csv", "1,2\n3\n");
    file("word.csv", "1,2\n3,four\n");
    file("cut.mtx", ARRAY + "2 2\n1\n2\n");
    file("huge.mtx", ARRAY + "1000000000000 1000000000000\n1\n");
    file(
        "huge-sparse.mtx",
        "%%MatrixMarket matrix coordinate real general\n1000000000000 1 1\n1 1 1\n");
    file("wrong.mtx", "not a matrix\n");
    file("tall-empty.mtx", ARRAY + "2000000 0\n");
    file("wide-empty.mtx", ARRAY + "0 2000000\n");
    file("wrong.npy", "not a matrix");
    file("text.txt", "1\n");
    file("one.csv", "a,t\n1,x\n2,x\n");
    file("two.csv", "a,t\n1,x\n2,y\n");
    file("hole.csv", "a,t\n1,x\nnan,y\n");
    file("twice.csv", "a,a,t\n1,2,x\n3,4,y\n");
    file("alone.csv", "t\nx\ny\n");
    file("names.csv", "a,t\n");
    file("wild.csv", "a,t\n1e308,1\n-1e308,2\n");
    file("noise.onnx", "not a model");
    file("empty.onnx", "");
    Files.createDirectory(folder.resolve("folder.csv"));
  }

  @ParameterizedTest
  @CsvSource({
    "wide.csv, 2 x 3",
    "singular.csv, singular",
    "nan.csv, NaN",
    "inf.csv, '(2, 1)'",
    "empty.csv, empty",
    "ragged.csv, :2:",
    "word.csv, :2:",
    "cut.mtx, :5:",
    "huge.mtx, :2:",
    "huge-sparse.mtx, :2:",
    "wrong.mtx, :1:",
    "wrong.npy, byte",
    "absent.csv, no such file",
    "folder.csv, directory",
    "text.txt, .mtx",
  })
  void aWrongMatrixIsNamedWithThePlace(String name, String place) throws IOException {
    Path old = file("old.csv", "7\n");
    for (Path output : List.of(old, folder.resolve("new.csv"))) {
      List<Path> before = files();
      CommandLineRun run = CommandLineRun.of("inverse", folder.resolve(name), "-o", output);
      assertRefused(run);
      assertThat(run.err()).contains(name, place);
      assertThat(files()).isEqualTo(before);
      assertThat(old).hasContent("7\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "solve singular.csv square.csv, 'singular.csv: the matrix is singular: pivot 2'",
    "solve wide.csv square.csv, 'wide.csv: the matrix is not square: it is 2 x 3'",
    "solve square.csv nan.csv, 'nan.csv: element (1, 2), counted from 1, is NaN'",
    "solve square.csv empty.csv, empty.csv",
    "solve inf.csv square.csv, '(2, 1)'",
    "det wide.csv, 'wide.csv: the matrix is not square: it is 2 x 3'",
    "det nan.csv, 'nan.csv: element (1, 2)'",
    "det absent.csv, no such file",
    "transpose ragged.csv, :2:",
    "transpose folder.csv, directory",
  })
  void whatHasNoAnswerIsRefused(String command, String problem) {
    String[] words = command.split(" ", -1);
    Object[] arguments = new Object[words.length];
    arguments[0] = words[0];
    for (int i = 1; i < words.length; i++) {
      arguments[i] = folder.resolve(words[i]);
    }
    CommandLineRun run = CommandLineRun.of(arguments);
    assertRefused(run);
    assertThat(run.err()).contains(problem);
  }

  @Test
  void aSystemOfOtherShapesIsRefused() throws IOException {
    Path three = file("three.csv", "1\n2\n3\n");
    CommandLineRun run = CommandLineRun.of("solve", folder.resolve("square.csv"), three);
    assertRefused(run);
    assertThat(run.err()).contains("square.csv", "three.csv: cannot solve with 2 x 2 for 3 x 1");
  }

  @Test
  void productsOfOtherShapesAreRefused() {
    CommandLineRun run =
        CommandLineRun.of("matmul", folder.resolve("wide.csv"), folder.resolve("square.csv"));
    assertRefused(run);
    assertThat(run.err()).contains("wide.csv", "square.csv", "2 x 3 by 2 x 2");
  }

  @Test
  void aProductTooLargeForMemoryIsRefused() {
    CommandLineRun run =
        CommandLineRun.of(
            "matmul", folder.resolve("tall-empty.mtx"), folder.resolve("wide-empty.mtx"));
    assertRefused(run);
    assertThat(run.err()).contains("2000000 x 2000000", "GiB", "-Xmx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent/x.csv", "folder.csv", "x.txt", "square.csv/x.csv"})
  void anOutputThatCannotBeIsRefused(String name) throws IOException {
    List<Path> before = files();
    CommandLineRun run =
        CommandLineRun.of("inverse", folder.resolve("square.csv"), "-o", folder.resolve(name));
    assertRefused(run);
    assertThat(run.err()).contains(name);
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "explain foo 10, unknown operation: foo",
    "explain dot -5, -5",
    "explain dot 2000000000, too large",
    "explain gemm 2000000000, too large",
    "bench --ops foo, unknown operation: foo",
    "bench --ops gemm --sizes 2000000000, too large",
    "bench --ops dot --sizes 2147483647, too large",
    "bench --ops nash --sizes 40, too large",
    "bench --ops nash --sizes 0, 1 player",
    "bench --ops dot --sizes -1, negative size: -1",
    "bench --ops dot --sizes 10 --iterations 0, iterations must be from 1",
    "bench --ops dot --sizes 10 --iterations 2000000000, iterations must be from 1",
    "bench --ops dot --sizes 10 --strategies gpu, unknown strategy: gpu",
    "bench --ops dot --sizes 10 --json absent/f, absent",
    "bench --ops dot --sizes 10 --html absent/f, absent",
    "bench --ops dot --sizes 10 --csv ., is a directory",
    "bench --ops dot --sizes 10 --csv f --markdown ./f, another option names the same file",
    "demo --examples absent, no such folder: absent",
  })
  void aWrongRequestIsRefusedBeforeAnythingIsMeasured(String command, String problem) {
    CommandLineRun run = CommandLineRun.of((Object[]) command.split(" "));
    assertRefused(run);
    assertThat(run.err()).contains(problem).doesNotContain("measuring");
  }

  @ParameterizedTest
  @CsvSource({
    "one.csv --target t, column \"t\" has 1 class",
    "two.csv --target u, no column \"u\"",
    "two.csv --target t, leaves none for validation",
    "two.csv --target t --task regression, 'two.csv:2: cell 2: \"x\" is not a number'",
    "two.csv --target a --task classification, 'two.csv:2: cell 2: \"x\" is not a number'",
    "hole.csv --target t, 'hole.csv:3: column \"a\": expected a finite number, found nan'",
    "twice.csv --target t, two columns are called \"a\"",
    "alone.csv --target t, there is no column beside \"t\"",
    "names.csv --target t, there are no examples below the names",
    "wild.csv --target t --validation 0, column 1 has mean",
    "absent.csv --target t, no such file",
    "two.csv --target t --task guess, unknown task: guess",
    "two.csv --target t --activation step, unknown activation: step",
    "two.csv --target t --optimizer newton, unknown optimizer: newton",
    "two.csv --target t --epochs 0, epochs must be 1 or more: 0",
    "two.csv --target t --batch 0, a batch must have 1 example or more: 0",
    "two.csv --target t --rate 0, the rate must be above 0",
    "two.csv --target t --validation 1, from 0 to below 1: 1.0",
    "two.csv --target t --validation 0 --early-stopping 5, needs examples for validation",
    "two.csv --target t --layers 4;0, a layer must have 1 output or more: 0",
    "two.csv --target t --validation 0 --layers 2000000000, too large",
    "two.csv --target t --model out.txt, the extension of a model's file is .onnx",
    "two.csv --target t --model absent/m.onnx, absent",
  })
  void aTrainingThatCannotBeIsRefused(String request, String problem) throws IOException {
    List<Path> before = files();
    CommandLineRun run =
        CommandLineRun.of(
            (Object[]) ("train " + folder + "/" + request).replace(';', ',').split(" "));
    assertRefused(run);
    assertThat(run.err()).contains(problem);
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "noise.onnx two.csv, 'noise.onnx: byte 0: '",
    "empty.onnx two.csv, 'empty.onnx: expected 1 input, found 0'",
    "absent.onnx two.csv, no such file",
    "two.csv two.csv, the extension of a model's file is .onnx",
  })
  void aWrongModelIsRefused(String request, String problem) {
    String[] files = request.split(" ", 2);
    CommandLineRun run =
        CommandLineRun.of("predict", folder.resolve(files[0]), folder.resolve(files[1]));
    assertRefused(run);
    assertThat(run.err()).contains(problem);
  }

  @Test
  void aTableWithoutTheModelsColumnsIsRefused() {
    Path model = folder.resolve("m.onnx");
    CommandLineRun train =
        CommandLineRun.of(
            "train",
            folder.resolve("two.csv"),
            "--target",
            "t",
            "--validation",
            0,
            "--model",
            model);
    assertThat(train.code()).as(train.err()).isZero();
    CommandLineRun run = CommandLineRun.of("predict", model, folder.resolve("square.csv"));
    assertRefused(run);
    assertThat(run.err()).contains("square.csv:1: no column \"a\"");
  }

  @ParameterizedTest
  @CsvSource({
    "'', a command is missing",
    "nosuch, unknown command: nosuch",
    "--nosuch, Unknown option: '--nosuch'",
    "demo --nosuch, Unknown option: '--nosuch'",
    "matmul a.csv, Missing required parameter: 'B'",
    "explain dot ten, is not a whole number",
    "explain dot 99999999999, 99999999999 is beyond 2147483647",
    "bench --sizes 1;2, is not a whole number",
    "train x.csv, Missing required option: '--target=COLUMN'",
    "train x.csv --target t --epochs many, is not a whole number",
    "predict m.onnx, Missing required parameter: 'FILE'",
  })
  void misuseShowsTheUsage(String command, String problem) {
    Object[] arguments = command.isEmpty() ? new Object[0] : command.split(" ");
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("wasmath: ").contains(problem, "Usage: wasmath");
  }

  private static void assertRefused(CommandLineRun run) {
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("wasmath: ").hasLineCount(1).doesNotContain("Exception");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
