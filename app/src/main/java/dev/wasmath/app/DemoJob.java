package dev.wasmath.app;

import dev.wasmath.Limit;
import dev.wasmath.Matrix;
import dev.wasmath.Wasmath;
import dev.wasmath.app.format.CsvTable;
import dev.wasmath.app.format.GameFiles;
import dev.wasmath.app.format.MatrixFiles;
import dev.wasmath.game.NashIteration;
import dev.wasmath.game.NormalFormGame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The parts of the demonstration, each of which computes on a real file. */
enum DemoJob {
  MATRICES("Matrices", "multiplying and inverting matrices") {
    @Override
    Map<String, Object> run(Wasmath math, Path examples) throws IOException {
      Map<String, Object> results = new LinkedHashMap<>();
      for (String name : List.of("decay-60.mtx", "poisson-100.mtx")) {
        Matrix a = MatrixFiles.read(examples.resolve(name));
        Matrix inverse = math.matrices().inverse(a);
        Matrix identity = math.matrices().multiply(a, inverse);
        Matrix square = math.matrices().multiply(a, math.matrices().transpose(a));
        double condition = math.matrices().norm1(a) * math.matrices().norm1(inverse);
        results.put(
            name,
            String.format(
                Locale.ROOT,
                "%d x %d, |A A^T| = %.10g, inverse: |A X - I| = %.1e, condition number %.3g",
                a.rows(),
                a.columns(),
                math.vectors().norm(square.data()),
                distanceToIdentity(math, identity),
                condition));
      }
      return results;
    }
  },
  NETWORK("Neural network", "training a network on the iris data") {
    @Override
    Map<String, Object> run(Wasmath math, Path examples) throws IOException {
      CsvTable table = CsvTable.read(examples.resolve("iris.csv"));
      int features = table.columns().size() - 1;
      List<String> species = table.texts(table.columns().getLast());
      List<String> classes = species.stream().distinct().toList();
      Matrix x = table.numbers(table.columns().subList(0, features).toArray(String[]::new));
      int[] labels = species.stream().mapToInt(classes::indexOf).toArray();
      IrisTraining.Outcome outcome = new IrisTraining(math, x, labels).run();
      Map<String, Object> results = new LinkedHashMap<>();
      results.put("examples", labels.length);
      results.put("classes", String.join(", ", classes));
      results.put("trainingLoss", String.format(Locale.ROOT, "%.4g nats", outcome.loss()));
      results.put("testErrors", outcome.testErrors() + " of " + outcome.testExamples());
      return results;
    }
  },
  GAME("Game of 10 players", "solving a game of ten players") {
    @Override
    Map<String, Object> run(Wasmath math, Path examples) throws IOException {
      Path file = examples.resolve("volunteers-10.nfg");
      NormalFormGame game = GameFiles.read(file);
      NashIteration.Result result = new NashIteration(math, game).solve(2000, 1e-3);
      Map<String, Object> results = new LinkedHashMap<>();
      results.put("title", game.title());
      results.put("profiles", game.profiles());
      results.put(
          "equilibrium",
          String.join(" ", result.profile().stream().map(p -> "%.3f".formatted(p[0])).toList()));
      results.put(
          "epsilon",
          String.format(Locale.ROOT, "%.3g of the payoffs' range", result.relativeEpsilon()));
      results.put("iterations", result.iterations());
      results.put("converged", result.converged());
      return results;
    }
  },
  SERIES("Zeta series", "summing a zeta series") {
    @Override
    Map<String, Object> run(Wasmath math, Path examples) {
      double[] sums = math.sequences().zetaPartialSums(1.5, 100_000);
      Limit limit = math.sequences().convergence(Arrays.copyOf(sums, 20));
      Map<String, Object> results = new LinkedHashMap<>();
      results.put("sum of 100,000 terms of k^-1.5", sums[sums.length - 1]);
      results.put(
          "limit from 20 terms",
          String.format(Locale.ROOT, "%.12g, error about %.1e", limit.value(), limit.error()));
      results.put("zeta(1.5)", math.sequences().zeta(1.5));
      results.put("F(100)", math.sequences().fibonacci(100).toString());
      return results;
    }
  };

  private final String label;
  private final String progress;

  DemoJob(String label, String progress) {
    this.label = label;
    this.progress = progress;
  }

  /** The part's title. */
  String label() {
    return label;
  }

  /** What to say while it runs. */
  String progress() {
    return progress;
  }

  /** Computes on the files in {@code examples}; returns what to print, in order. */
  abstract Map<String, Object> run(Wasmath math, Path examples) throws IOException;

  private static double distanceToIdentity(Wasmath math, Matrix product) {
    Matrix identity = Matrix.identity(product.rows());
    double[] minus = math.vectors().scale(-1.0, identity.data());
    return math.vectors().norm(math.vectors().add(product.data(), minus));
  }
}
