package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.backend.Kernels;
import dev.wasmath.engine.Lowering;
import dev.wasmath.op.Cos;
import dev.wasmath.op.Exp;
import dev.wasmath.op.Gelu;
import dev.wasmath.op.Log;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Pow;
import dev.wasmath.op.Sigmoid;
import dev.wasmath.op.Sin;
import dev.wasmath.op.Softplus;
import dev.wasmath.op.Tanh;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The elementary functions at numbers of every magnitude, at the borders of their fast paths, and
 * on outputs that are inputs.
 */
final class WasmElementaryTest {
  private static final int COUNT = 20_011;
  private static final double[] BORDERS = {
    0.0,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    // Divided by ln 2, this is half an integer.
    0.34657359027997264,
    0.625,
    1.0,
    20.0,
    40.0,
    177.0,
    354.5,
    709.782712893384,
    710.0,
    745.1332191019412,
    746.0,
    65536.0,
    0x1p20,
    0x1p52,
    0x1p53,
    0x1p70,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NaN
  };

  @ParameterizedTest
  @EnumSource
  void givesTheBitsOfPlainJava(Lowering lowering) {
    double[] any = numbers(new SplittableRandom(1), 0);
    double[] mostlySmall = numbers(new SplittableRandom(2), 15);
    double[] exponents = numbers(new SplittableRandom(3), 15);
    try (WasmBackend backend = OpenBackend.with(lowering)) {
      Kernels kernels = OpenBackend.kernels(backend);
      for (double[] x : new double[][] {any, mostlySmall}) {
        int n = x.length;
        compare(kernels, Exp.OPERATION, x, (kernel, io) -> kernel.exp(io, 0, io, 0, n));
        compare(kernels, Log.OPERATION, x, (kernel, io) -> kernel.log(io, 0, io, 0, n));
        compare(kernels, Sin.OPERATION, x, (kernel, io) -> kernel.sin(io, 0, io, 0, n));
        compare(kernels, Cos.OPERATION, x, (kernel, io) -> kernel.cos(io, 0, io, 0, n));
        compare(kernels, Tanh.OPERATION, x, (kernel, io) -> kernel.tanh(io, 0, io, 0, n));
        compare(kernels, Sigmoid.OPERATION, x, (kernel, io) -> kernel.sigmoid(io, 0, io, 0, n));
        compare(kernels, Gelu.OPERATION, x, (kernel, io) -> kernel.gelu(io, 0, io, 0, n));
        compare(kernels, Softplus.OPERATION, x, (kernel, io) -> kernel.softplus(io, 0, io, 0, n));
        compare(
            kernels, Pow.OPERATION, x, (kernel, io) -> kernel.pow(io, 0, exponents, 0, io, 0, n));
        compare(
            kernels, Pow.OPERATION, x, (kernel, io) -> kernel.pow(exponents, 0, io, 0, io, 0, n));
      }
    }
  }

  /** One number in {@code 1 + ordinary} is of any magnitude or near a border, the others small. */
  private static double[] numbers(SplittableRandom random, int ordinary) {
    double[] numbers = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      numbers[i] =
          random.nextInt(1 + ordinary) > 0
              ? random.nextDouble(-30, 30)
              : random.nextBoolean() ? Double.longBitsToDouble(random.nextLong()) : border(random);
    }
    return numbers;
  }

  private static double border(SplittableRandom random) {
    double border = BORDERS[random.nextInt(BORDERS.length)];
    double near =
        switch (random.nextInt(3)) {
          case 0 -> Math.nextUp(border);
          case 1 -> Math.nextDown(border);
          default -> border;
        };
    return random.nextBoolean() ? near : -near;
  }

  private static <K> void compare(
      Kernels kernels, Operation<K> operation, double[] before, BiConsumer<K, double[]> call) {
    double[] expected = before.clone();
    double[] actual = before.clone();
    call.accept(OpenBackend.plain(operation), expected);
    call.accept(OpenBackend.kernel(kernels, operation), actual);
    assertThat(OpenBackend.bits(actual)).as(operation.name()).isEqualTo(OpenBackend.bits(expected));
  }
}
