package dev.wasmath.bench.worker;

import dev.wasmath.Benchmark;
import dev.wasmath.Matrix;
import dev.wasmath.Policy;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.backend.Availability;
import dev.wasmath.backend.Backend;
import dev.wasmath.backend.Kernels;
import dev.wasmath.op.Axpy;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Exp;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Norm;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Sigmoid;
import dev.wasmath.op.Tanh;
import dev.wasmath.op.Transpose;
import dev.wasmath.wasm.WasmBackend;
import java.util.List;

/**
 * Wasmath's kernels on the caller's arrays, as the WebAssembly backend offers them, and its doors
 * where an operation is made of several kernels.
 */
final class WasmathCalls {
  private WasmathCalls() {}

  static Prepared prepare(ArrayTask task) {
    return prepare(task, new WasmBackend());
  }

  /** With multiplications and additions fused; only for dot and gemm. */
  static Prepared fused(ArrayTask task) {
    if (!List.of("dot", "gemm").contains(task.operation())) {
      throw new IllegalArgumentException("no fused call of " + task.operation());
    }
    return prepare(task, new WasmBackend().fused().orElseThrow());
  }

  private static Prepared prepare(ArrayTask task, Backend backend) {
    List<double[]> in = task.inputs();
    double[] a = in.getFirst();
    double[] b = in.getLast();
    double[] out = new double[task.results()];
    int n = task.n();
    return switch (task.operation()) {
      case "dot" -> {
        Dot dot = kernel(Dot.OPERATION, backend);
        yield Prepared.scalar(() -> Double.doubleToRawLongBits(dot.dot(a, 0, b, 0, n)));
      }
      case "norm" -> {
        Norm norm = kernel(Norm.OPERATION, backend);
        yield Prepared.scalar(() -> Double.doubleToRawLongBits(norm.norm(a, 0, n)));
      }
      case "axpy" -> {
        Axpy axpy = kernel(Axpy.OPERATION, backend);
        yield Prepared.array(() -> axpy.axpy(ArrayTask.ALPHA, a, 0, b, 0, b, 0, n), b);
      }
      case "gemm" -> {
        Gemm gemm = kernel(Gemm.OPERATION, backend);
        int m = task.size(0);
        int columns = task.size(2);
        int k = task.size(1);
        yield Prepared.array(
            () -> gemm.gemm(m, columns, k, 1.0, a, 0, k, 1, b, 0, columns, 1, 0.0, out, 0, columns),
            out);
      }
      case "transpose" -> {
        Transpose transpose = kernel(Transpose.OPERATION, backend);
        yield Prepared.array(() -> transpose.transpose(n, n, a, 0, out, 0), out);
      }
      case "inverse" -> inverse(n, a);
      case "exp" -> {
        Exp exp = kernel(Exp.OPERATION, backend);
        yield Prepared.array(() -> exp.exp(a, 0, out, 0, n), out);
      }
      case "tanh" -> {
        Tanh tanh = kernel(Tanh.OPERATION, backend);
        yield Prepared.array(() -> tanh.tanh(a, 0, out, 0, n), out);
      }
      case "sigmoid" -> {
        Sigmoid sigmoid = kernel(Sigmoid.OPERATION, backend);
        yield Prepared.array(() -> sigmoid.sigmoid(a, 0, out, 0, n), out);
      }
      default -> sampled(task);
    };
  }

  private static <K> K kernel(Operation<K> operation, Backend backend) {
    return switch (backend.open()) {
      case Availability.Ready ready -> find(ready.kernels(), operation);
      case Availability.Missing missing -> throw new AbsentException(missing.reason());
    };
  }

  private static <K> K find(Kernels kernels, Operation<K> operation) {
    return kernels
        .find(operation)
        .orElseThrow(() -> new AbsentException("no WebAssembly kernel " + operation.name()));
  }

  private static Prepared inverse(int n, double[] a) {
    Wasmath math = Wasmath.builder().policy(Policy.always(Strategy.WASM)).open();
    Matrix matrix = Matrix.of(n, n, a);
    return new Prepared(
        () -> Double.doubleToRawLongBits(math.matrices().inverse(matrix).get(0, 0)),
        () -> Prepared.bytes(math.matrices().inverse(matrix).data()));
  }

  /** An operation known by its name alone, on its own sample, checked against plain Java. */
  private static Prepared sampled(ArrayTask task) {
    Wasmath math = Wasmath.builder().policy(Policy.always(Strategy.WASM)).open();
    String name = task.operation();
    if (!math.implemented(name, Strategy.CPU) || !math.implemented(name, Strategy.WASM)) {
      throw new AbsentException("no WebAssembly kernel " + name);
    }
    Benchmark.Call plain = math.contender(name, Strategy.CPU).calls().apply(task.n());
    Benchmark.Call call = math.contender(name, Strategy.WASM).calls().apply(task.n());
    plain.run();
    call.run();
    if (!java.util.Arrays.equals(plain.result(), call.result())) {
      throw new IllegalStateException(name + " differs from plain Java");
    }
    return new Prepared(
        () -> {
          call.run();
          return 0;
        },
        () -> Prepared.bytes(call.result()));
  }
}
