package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.backend.Availability;
import dev.wasmath.backend.Backend;
import dev.wasmath.backend.Kernels;
import dev.wasmath.backend.MemoryUse;
import dev.wasmath.op.Dot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Fused kernels: asked for by name, compared by their error bound, and always told. */
final class FusedTest {
  /** Hot from the first call on, at any size. */
  private static final Policy EAGER = new Policy.Measured(new Policy.Adr003(-1, 10, 1, -1));

  private static final double[] X = {0.1, 0.2, 0.3};
  private static final double[] Y = {1.1, -2.2, 0.7};

  /** A backend of which only the fused twin can serve, with this inner product. */
  private record Twin(Dot dot) implements Backend {
    @Override
    public String name() {
      return "twin";
    }

    @Override
    public Optional<Backend> fused() {
      return Optional.of(FakeBackend.with(Kernels.builder().put(Dot.OPERATION, dot)));
    }

    @Override
    public Availability open() {
      return new Availability.Missing("only its twin serves");
    }

    @Override
    public MemoryUse memory() {
      return MemoryUse.NONE;
    }

    @Override
    public void close() {}

    Wasmath open(boolean fused) {
      return Wasmath.builder().policy(EAGER).backends(List.of(this)).fused(fused).open();
    }
  }

  private static double fused(double[] a, int aOffset, double[] b, int bOffset, int n) {
    double sum = 0.0;
    for (int i = 0; i < n; i++) {
      sum = Math.fma(a[aOffset + i], b[bOffset + i], sum);
    }
    return sum;
  }

  @Test
  void aFusedKernelIsComparedByItsBound() throws InterruptedException {
    try (Wasmath math = new Twin(FusedTest::fused).open(true)) {
      assertThat(math.fused()).isTrue();
      assertThat(math.backends()).containsExactly("fake: for tests");
      double _ = math.vectors().dot(X, Y);
      assertThat(math.settle(Duration.ofSeconds(30))).isTrue();
      Decision decision = math.explain("dot", X.length);
      assertThat(decision.reason()).endsWith("; fused: within the bound");
      assertThat(math.agreement("dot", 10)).contains(Agreement.WITHIN_BOUND);
      assertThat(math.agreement("add", 10)).isEmpty();
      assertThat(math.metrics().fused()).isTrue();
      assertThat(math.report().getFirst().metrics().fused()).isTrue();
    }
  }

  @Test
  void aFusedKernelBeyondTheBoundIsNotUsed() throws InterruptedException {
    Dot wrong = (a, i, b, j, n) -> fused(a, i, b, j, n) * (1 + 1e-12);
    try (Wasmath math = new Twin(wrong).open(true)) {
      double _ = math.vectors().dot(X, Y);
      assertThat(math.settle(Duration.ofSeconds(30))).isTrue();
      assertThat(math.explain("dot", 3).reason())
          .isEqualTo("fused: WebAssembly was beyond the bound");
      assertThat(math.explain("dot", 3).strategy()).isEqualTo(Strategy.CPU);
      assertThat(math.agreement("dot", 1000)).contains(Agreement.BEYOND_BOUND);
    }
  }

  @Test
  void nothingIsFusedUnasked() {
    try (Wasmath math = new Twin(FusedTest::fused).open(false)) {
      assertThat(math.fused()).isFalse();
      assertThat(math.metrics().fused()).isFalse();
      assertThat(math.missingBackends()).containsExactly("twin: only its twin serves");
    }
  }

  @Test
  void aBackendWithoutFusedKernelsIsMissing() {
    FakeBackend fake = FakeBackend.with(Kernels.builder());
    try (Wasmath math = Wasmath.builder().backends(List.of(fake)).fused(true).open()) {
      assertThat(math.backends()).isEmpty();
      assertThat(math.missingBackends())
          .containsExactly("fake: has no kernels with fused multiply-add");
      assertThat(math.vectors().dot(X, X)).isPositive();
    }
  }
}
