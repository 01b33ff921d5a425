package dev.wasmath.bench.worker;

import dev.wasmath.op.Probe;
import java.util.Arrays;
import java.util.List;

/**
 * An operation on Java arrays with its sizes, as text {@code gemm:100,100,100}: a vector's length;
 * m, k and n of a product of an m x k and a k x n matrix; a square matrix' order.
 *
 * <p>Every contender draws the same inputs, in the order of the operands, from {@link
 * Probe#ordinary} seeded by the first size; the matrix of an inverse has the order added to its
 * diagonal, and is well-conditioned; the arguments of exp, tanh and sigmoid are spread over [-10,
 * 10).
 *
 * @param operation its name
 * @param sizes one or three positive numbers
 */
public record ArrayTask(String operation, List<Integer> sizes) {
  /** The alpha of an axpy: small, so that repeating it stays finite. */
  static final double ALPHA = 0x1p-40;

  private static final double ARGUMENTS = 10;

  /** Copies its list. */
  public ArrayTask {
    sizes = List.copyOf(sizes);
  }

  /** Parses the text. */
  public static ArrayTask parse(String text) {
    String[] parts = text.split(":", 2);
    List<Integer> sizes = Arrays.stream(parts[1].split(",")).map(Integer::valueOf).toList();
    return new ArrayTask(parts[0], sizes);
  }

  /** The text that {@link #parse} reads. */
  public String text() {
    return operation + ":" + String.join(",", sizes.stream().map(String::valueOf).toList());
  }

  int n() {
    return sizes.getFirst();
  }

  /** The three sizes of a product; a single one stands for all. */
  int size(int which) {
    return sizes.size() == 1 ? n() : sizes.get(which);
  }

  /** The operands. */
  public List<double[]> inputs() {
    Probe probe = Probe.ordinary(n());
    return switch (operation) {
      case "dot", "axpy" -> List.of(probe.doubles(n()), probe.doubles(n()));
      case "gemm" -> List.of(probe.doubles(size(0) * size(1)), probe.doubles(size(1) * size(2)));
      case "transpose" -> List.of(probe.doubles(n() * n()));
      case "inverse" -> List.of(dominant(probe.doubles(n() * n())));
      case "exp", "tanh", "sigmoid" -> List.of(scaled(probe.doubles(n())));
      default -> List.of(probe.doubles(n()));
    };
  }

  private static double[] scaled(double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] *= ARGUMENTS;
    }
    return numbers;
  }

  private double[] dominant(double[] square) {
    for (int i = 0; i < n(); i++) {
      square[i * n() + i] += n();
    }
    return square;
  }

  /** The elements that come out. */
  public int results() {
    return switch (operation) {
      case "dot", "norm" -> 1;
      case "gemm" -> size(0) * size(2);
      case "transpose", "inverse" -> n() * n();
      default -> n();
    };
  }

  AbsentException unknown(String contender) {
    return new AbsentException(contender + " has no " + operation);
  }
}
