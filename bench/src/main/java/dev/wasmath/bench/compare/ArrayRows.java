package dev.wasmath.bench.compare;

import static dev.wasmath.bench.compare.Entrant.Check.ITSELF;
import static dev.wasmath.bench.compare.Entrant.Check.NEAR;
import static dev.wasmath.bench.compare.Names.EJML;
import static dev.wasmath.bench.compare.Names.NAIVE;
import static dev.wasmath.bench.compare.Names.OPENBLAS;
import static dev.wasmath.bench.compare.Names.VECTOR_BLAS;
import static dev.wasmath.bench.compare.Names.WASMATH;

import java.util.ArrayList;
import java.util.List;

/** The library's rows: operations on the caller's arrays, all copies and packing counted. */
final class ArrayRows {
  private static final double WITHIN_20_PERCENT = 1 / 1.2;

  private final Layout layout;

  ArrayRows(Layout layout) {
    this.layout = layout;
  }

  List<Row> all() {
    List<Row> rows = new ArrayList<>();
    for (String operation : List.of("dot:1000", "norm:1000", "axpy:1000")) {
      rows.add(row(operation, over(NAIVE, 5), over(VECTOR_BLAS, 1), over(OPENBLAS, 1)));
    }
    rows.add(row("dot:100000", over(NAIVE, 4.5), over(OPENBLAS, 1)));
    rows.add(row("dot:8"));
    rows.add(row("dot:100"));
    rows.add(
        row(
            "gemm:1000",
            over(NAIVE, 15),
            over(EJML, 5),
            over(VECTOR_BLAS, 1),
            over(OPENBLAS, 0.8)));
    rows.add(row("gemm:100", over(NAIVE, 12), over(OPENBLAS, 1 / 1.5)));
    for (String shape :
        List.of(
            "16,16,16",
            "33,7,129",
            "300,200,200",
            "2000,500,500",
            "4096,16,4096",
            "1,1000,1000",
            "1000,1,1000")) {
      rows.add(
          row(
              "gemm:" + shape,
              over(NAIVE, WITHIN_20_PERCENT),
              over(EJML, WITHIN_20_PERCENT),
              over(VECTOR_BLAS, WITHIN_20_PERCENT)));
    }
    rows.add(row("inverse:500", over(EJML, 3), over(OPENBLAS, 0.8)));
    rows.add(row("inverse:1000", over(EJML, 3), over(OPENBLAS, 0.8)));
    rows.add(row("transpose:2000", over(Names.COPY, 0.6)));
    for (String function : List.of("exp:10000", "tanh:10000", "sigmoid:10000")) {
      rows.add(row(function, over(NAIVE, 5)));
    }
    return rows;
  }

  private static Target over(String peer, double atLeast) {
    return new Target.Ratio(WASMATH, peer, atLeast);
  }

  private Row row(String task, Target... targets) {
    String operation = task.substring(0, task.indexOf(':'));
    List<Entrant> entrants = new ArrayList<>();
    switch (operation) {
      case "dot", "norm", "gemm" -> {
        entrants.add(layout.java(WASMATH, NEAR, "wasmath", task));
        entrants.addAll(blas(task));
        entrants.addAll(matrices(task));
        entrants.add(layout.java(NAIVE, NEAR, "naive", task));
      }
      case "exp", "tanh", "sigmoid" -> {
        entrants.add(layout.java(WASMATH, NEAR, "wasmath", task));
        entrants.add(layout.java(NAIVE, NEAR, "naive", task));
      }
      case "axpy" -> {
        entrants.add(layout.java(WASMATH, ITSELF, "wasmath", task));
        entrants.addAll(blas(task));
        entrants.add(layout.java(EJML, NEAR, "ejml", task));
        entrants.add(layout.java(NAIVE, NEAR, "naive", task));
      }
      case "inverse" -> {
        entrants.add(layout.java(WASMATH, NEAR, "wasmath", task));
        entrants.add(layout.java(OPENBLAS, NEAR, "native-blas", task));
        entrants.addAll(matrices(task));
      }
      case "transpose" -> {
        entrants.add(layout.java(WASMATH, NEAR, "wasmath", task));
        entrants.addAll(matrices(task));
        entrants.add(layout.java(Names.COPY, ITSELF, "copy", task));
        entrants.add(layout.java(NAIVE, NEAR, "naive", task));
      }
      default -> {
        entrants.add(layout.java(WASMATH, ITSELF, "wasmath", task));
        entrants.add(layout.java(NAIVE, ITSELF, "naive", task));
      }
    }
    return Row.of(task.replace(":", " ").replace(",", "x"), entrants, List.of(targets));
  }

  private List<Entrant> blas(String task) {
    return List.of(
        layout.java(OPENBLAS, NEAR, "native-blas", task),
        layout.java(VECTOR_BLAS, NEAR, "java-blas", task),
        layout.javaWithoutVectors(Names.JAVA_BLAS, NEAR, "java-blas", task));
  }

  private List<Entrant> matrices(String task) {
    return List.of(
        layout.java(EJML, NEAR, "ejml", task), layout.java(Names.OJALGO, NEAR, "ojalgo", task));
  }
}
