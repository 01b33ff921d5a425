package dev.wasmath.app;

import dev.wasmath.Matrix;
import dev.wasmath.Wasmath;
import dev.wasmath.app.format.CsvTable;
import dev.wasmath.app.format.GameFiles;
import dev.wasmath.app.format.MatrixFiles;
import dev.wasmath.game.NashIteration;
import dev.wasmath.game.NormalFormGame;
import dev.wasmath.series.Limit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The parts of the demonstration, each of which computes on real input. */
enum DemoJob {
  /** Products and inverses of matrices from Matrix Market files. */
  MATRICES("Matrices", "multiplying and inverting matrices") {
    @Override
    DemoResult run(Wasmath math, Path examples) throws IOException {
      List<String> lines = new ArrayList<>();
      List<Object> json = new ArrayList<>();
      for (String name : List.of("decay-60.mtx", "poisson-100.mtx")) {
        Path file = examples.resolve(name);
        Matrix a = MatrixFiles.read(file);
        DemoResult result = Failures.naming(file, () -> matrix(math, name, a));
        lines.addAll(result.lines());
        json.add(result.json());
      }
      return new DemoResult(lines, json);
    }
  },
  /** A classifier trained on Fisher's irises. */
  NETWORK("Neural network", "training a network on the iris data") {
    @Override
    DemoResult run(Wasmath math, Path examples) throws IOException {
      Path file = examples.resolve("iris.csv");
      CsvTable table = CsvTable.read(file);
      Examples irises = Examples.of(table, table.columns().getLast(), true);
      return Failures.naming(file, () -> network(math, irises));
    }
  },
  /** An equilibrium of a game from a Gambit file. */
  GAME("Game of 10 players", "solving a game of ten players") {
    @Override
    DemoResult run(Wasmath math, Path examples) throws IOException {
      Path file = examples.resolve("volunteers-10.nfg");
      NormalFormGame game = GameFiles.read(file);
      return Failures.naming(file, () -> game(math, game));
    }
  },
  /** A slow series, and its limit from a few terms. */
  SERIES("Zeta series", "summing a zeta series") {
    @Override
    DemoResult run(Wasmath math, Path examples) {
      return series(math);
    }
  };

  private static final double EXPONENT = 1.5;
  private static final int TERMS = 100_000;
  private static final int TERMS_FOR_LIMIT = 20;

  private final String title;
  private final String progress;

  DemoJob(String title, String progress) {
    this.title = title;
    this.progress = progress;
  }

  /** The part's title, for people. */
  String title() {
    return title;
  }

  /** The part's name in JSON. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What to say while it runs. */
  String progress() {
    return progress;
  }

  /** Computes on the files in {@code examples}. */
  abstract DemoResult run(Wasmath math, Path examples) throws IOException;

  private static DemoResult matrix(Wasmath math, String name, Matrix a) {
    Matrix inverse = math.matrices().inverse(a);
    Matrix product = math.matrices().multiply(a, math.matrices().transpose(a));
    double norm = math.vectors().norm(product.data());
    double residual = distanceToIdentity(math, math.matrices().multiply(a, inverse));
    double condition = math.matrices().norm1(a) * math.matrices().norm1(inverse);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", name);
    json.put("rows", a.rows());
    json.put("columns", a.columns());
    json.put("productNorm", norm);
    json.put("inverseResidual", residual);
    json.put("conditionNumber", condition);
    String line =
        String.format(
            Locale.ROOT,
            "%s: %d x %d, |A A^T| = %.10g, inverse X: |A X - I| = %.1e, condition number %.3g",
            name,
            a.rows(),
            a.columns(),
            norm,
            residual,
            condition);
    return new DemoResult(List.of(line), json);
  }

  private static double distanceToIdentity(Wasmath math, Matrix product) {
    Matrix identity = Matrix.identity(product.rows());
    double[] minus = math.vectors().scale(-1.0, identity.data());
    return math.vectors().norm(math.vectors().add(product.data(), minus));
  }

  private static DemoResult network(Wasmath math, Examples examples) {
    IrisTraining.Outcome outcome = IrisTraining.run(math, examples, IrisTraining.FOLDS - 1);
    int count = examples.x().rows();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("examples", count);
    json.put("classes", examples.classes());
    json.put("trainingLoss", outcome.loss());
    json.put("testErrors", outcome.testErrors());
    json.put("testExamples", outcome.testExamples());
    return new DemoResult(
        List.of(
            count + " examples of " + String.join(", ", examples.classes()),
            String.format(Locale.ROOT, "training loss: %.4g nats", outcome.loss()),
            "test errors: " + outcome.testErrors() + " of " + outcome.testExamples()),
        json);
  }

  private static DemoResult game(Wasmath math, NormalFormGame game) {
    NashIteration.Result result = new NashIteration(math, game).solve(2000, 1e-3);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", game.title());
    json.put("players", game.players());
    json.put("profiles", game.profiles());
    json.put("equilibrium", result.profile());
    json.put("relativeEpsilon", result.relativeEpsilon());
    json.put("iterations", result.iterations());
    json.put("converged", result.converged());
    List<String> first =
        result.profile().stream()
            .map(mixed -> String.format(Locale.ROOT, "%.3f", mixed[0]))
            .toList();
    return new DemoResult(
        List.of(
            game.title() + ": " + game.profiles() + " pure profiles",
            "each player's first strategy is played with probability " + String.join(" ", first),
            String.format(
                Locale.ROOT,
                "%s after %d iterations: nobody gains more than %.3g of the payoffs' range",
                result.converged() ? "converged" : "not converged",
                result.iterations(),
                result.relativeEpsilon())),
        json);
  }

  private static DemoResult series(Wasmath math) {
    double[] sums = math.sequences().zetaPartialSums(EXPONENT, TERMS);
    double sum = sums[sums.length - 1];
    Limit limit = math.sequences().convergence(Arrays.copyOf(sums, TERMS_FOR_LIMIT));
    double zeta = math.sequences().zeta(EXPONENT);
    String fibonacci = math.sequences().fibonacci(100).toString();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("exponent", EXPONENT);
    json.put("terms", TERMS);
    json.put("partialSum", sum);
    json.put("termsForLimit", TERMS_FOR_LIMIT);
    json.put("limit", limit.value());
    json.put("limitError", limit.error());
    json.put("zeta", zeta);
    json.put("fibonacci100", fibonacci);
    return new DemoResult(
        List.of(
            String.format(Locale.ROOT, "sum of %d terms of k^-%.1f: %.17g", TERMS, EXPONENT, sum),
            String.format(
                Locale.ROOT,
                "limit from %d terms: %.12g, error about %.1e",
                TERMS_FOR_LIMIT,
                limit.value(),
                limit.error()),
            String.format(Locale.ROOT, "zeta(%.1f): %.17g", EXPONENT, zeta),
            "F(100): " + fibonacci),
        json);
  }
}
