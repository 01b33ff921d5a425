package dev.wasmath.wasm;

import dev.wasmath.engine.WarmUp;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Probe;
import java.util.ArrayList;
import java.util.List;

/**
 * Products that the sample of {@link Gemm} does not reach: of thin shapes, of more than one block
 * along each side, of transposed factors, and added to what is there.
 */
final class GemmCalls implements WarmUp<Gemm> {
  private static final int LARGEST = 36_000;

  private final List<Call> calls = new ArrayList<>();
  private final double[] a = Probe.ordinary(1).doubles(LARGEST);
  private final double[] b = Probe.ordinary(2).doubles(LARGEST);
  private final double[] c = new double[LARGEST];

  /** A product of A, m x k, and B, k x n, each of which may be given by its transpose. */
  private record Call(
      int m, int n, int k, boolean left, boolean right, double alpha, double beta) {}

  GemmCalls() {
    for (double beta : new double[] {0.0, 1.0, 0.5}) {
      double alpha = beta == 0.0 ? 1.0 : -1.0;
      calls.add(new Call(1, 101, 101, false, false, alpha, beta));
      calls.add(new Call(101, 101, 3, false, false, alpha, beta));
      calls.add(new Call(23, 29, 31, false, false, alpha, beta));
      calls.add(new Call(23, 29, 31, true, false, alpha, beta));
      calls.add(new Call(23, 29, 31, false, true, alpha, beta));
    }
    calls.add(new Call(130, 26, 261, false, false, 1.0, 0.0));
    calls.add(new Call(5, 1030, 6, false, false, 1.0, 0.0));
    calls.add(new Call(5, 14, 1030, false, false, 1.0, 0.0));
  }

  @Override
  public void run(Gemm kernel) {
    for (Call call : calls) {
      int m = call.m;
      int n = call.n;
      int k = call.k;
      kernel.gemm(
          m,
          n,
          k,
          call.alpha,
          a,
          0,
          call.left ? 1 : k,
          call.left ? m : 1,
          b,
          0,
          call.right ? 1 : n,
          call.right ? k : 1,
          call.beta,
          c,
          0,
          n);
    }
  }
}
