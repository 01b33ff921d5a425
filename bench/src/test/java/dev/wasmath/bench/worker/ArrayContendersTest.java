package dev.wasmath.bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each contender on arrays gives the right values, or says why it takes no part. */
class ArrayContendersTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

  @ParameterizedTest
  @CsvSource({
    "wasmath, 'dot:33 norm:33 gemm:3,4,5 transpose:5 tanh:33 sigmoid:33'",
    "java-blas, 'dot:33 norm:33 axpy:33 gemm:3,4,5'",
    "native-blas, 'dot:33 norm:33 axpy:33 gemm:3,4,5'",
    "ejml, 'dot:33 norm:33 axpy:33 gemm:3,4,5 transpose:5'",
    "ojalgo, 'dot:33 gemm:3,4,5 transpose:5'"
  })
  void agreesWithTheNaiveLoop(String contender, String tasks) {
    for (String task : tasks.split(" ", -1)) {
      double[] expected = result("naive", task).orElseThrow();
      result(contender, task)
          .ifPresent(actual -> assertThat(actual).as(task).containsExactly(expected, ROUNDING));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wasmath", "java-blas", "native-blas", "ejml", "ojalgo"})
  void invertsAMatrix(String contender) {
    int n = 7;
    String task = "inverse:" + n;
    double[] a = ArrayTask.parse(task).inputs().getFirst();
    double[] identity = new double[n * n];
    for (int i = 0; i < n; i++) {
      identity[i * n + i] = 1;
    }
    double[] product = new double[n * n];
    double[] inverse = result(contender, task).orElse(identity);
    NaiveCalls.gemm(n, n, n, inverse == identity ? identity : a, inverse, product);
    assertThat(product).containsExactly(identity, ROUNDING);
  }

  @ParameterizedTest
  @CsvSource({"naive, inverse:3", "java-blas, transpose:3", "ejml, exp:3", "ojalgo, norm:3"})
  void saysWhatItHasNot(String contender, String task) {
    String operation = task.substring(0, task.indexOf(':'));
    assertThat(Worker.greeting(contender, task)).contains("\"absent\"", "has no " + operation);
  }

  @Test
  void theMatrixProductIsRight() {
    double[] c = new double[1];
    NaiveCalls.gemm(1, 1, 2, new double[] {2, 3}, new double[] {5, 7}, c);
    assertThat(c).containsExactly(31);
  }

  @Test
  void anUnknownContenderIsToldApartFromAnAbsentOne() {
    assertThat(Worker.greeting("nobody", "dot:3")).contains("no contender nobody");
  }

  /** What the first call produced; empty where the contender's library is not installed. */
  private static Optional<double[]> result(String contender, String task) {
    Prepared prepared;
    try {
      prepared = Contenders.prepare(contender, task);
    } catch (AbsentException absent) {
      assertThat(contender).isEqualTo("native-blas");
      assertThat(absent).hasMessageContaining("not installed");
      return Optional.empty();
    }
    long _ = prepared.call().run();
    ByteBuffer bytes = ByteBuffer.wrap(prepared.result().get()).order(ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[bytes.remaining() / 8];
    bytes.asDoubleBuffer().get(values);
    return Optional.of(values);
  }
}
