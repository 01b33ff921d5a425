package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wasmath.backend.Kernels;
import dev.wasmath.op.Dot;
import dev.wasmath.op.PowerSums;
import dev.wasmath.plain.PlainKernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one Wasmath measured and another one knows. */
final class RecallTest {
  /** Hot from the first call on, at any size. */
  private static final Policy EAGER = new Policy.Measured(new Policy.Adr003(-1, 10, 1, -1));

  /** Never hot. */
  private static final Policy COOL = new Policy.Measured(new Policy.Adr003(1e9, 1e9, 1e9, 100));

  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("wisdom.txt");
  }

  /**
   * Power sums that are remembered, so that they are faster than plain Java's; calls are counted.
   */
  private static FakeBackend remembering(AtomicInteger calls) {
    PowerSums plain = PlainKernels.TABLE.find(PowerSums.OPERATION).orElseThrow();
    Map<List<Double>, double[]> remembered = new ConcurrentHashMap<>();
    PowerSums kernel =
        (s, out, offset, n) -> {
          calls.incrementAndGet();
          double[] sums =
              remembered.computeIfAbsent(
                  List.of(s, (double) n),
                  _ -> {
                    double[] computed = new double[n];
                    plain.powerSums(s, computed, 0, n);
                    return computed;
                  });
          System.arraycopy(sums, 0, out, offset, n);
        };
    return FakeBackend.with(Kernels.builder().put(PowerSums.OPERATION, kernel)).as("remembering");
  }

  private Wasmath.Builder builder(FakeBackend backend, Policy policy) {
    return Wasmath.builder().policy(policy).backends(List.of(backend)).wisdom(file());
  }

  private void learn() throws InterruptedException {
    try (Wasmath math = builder(remembering(new AtomicInteger()), EAGER).open()) {
      assertThat(math.sequences().zetaPartialSums(2, 1000)).hasSize(1000);
      assertThat(math.settle(LONG)).isTrue();
      assertThat(math.explain("powerSums", 1000).strategy()).isEqualTo(Strategy.WASM);
    }
    assertThat(file()).exists();
  }

  private static List<String> wisdomOf(Wasmath math) {
    return math.events().stream()
        .filter(event -> event.kind() == Event.Kind.WISDOM)
        .map(Event::text)
        .toList();
  }

  private static List<Strategy> plan(Wasmath math) {
    List<Strategy> plan = new ArrayList<>();
    for (int size = 1; size < 1_000_000; size += 1 + size / 5) {
      plan.add(math.explain("powerSums", size).strategy());
    }
    return plan;
  }

  @Test
  void aSecondProcessHasThePlanAndMeasuresNothing() throws Exception {
    learn();
    byte[] written = Files.readAllBytes(file());
    AtomicInteger verification = new AtomicInteger();
    List<Strategy> plan;
    try (Wasmath frozen = builder(remembering(verification), COOL).frozen(true).open()) {
      assertThat(frozen.settle(LONG)).isTrue();
      assertThat(frozen.sequences().zetaPartialSums(2, 1000)).hasSize(1000);
      assertThat(frozen.settle(LONG)).isTrue();
      plan = plan(frozen);
    }
    assertThat(plan).contains(Strategy.WASM);
    AtomicInteger calls = new AtomicInteger();
    try (Wasmath math = builder(remembering(calls), COOL).open()) {
      assertThat(math.settle(LONG)).isTrue();
      assertThat(calls).hasValue(0);
      assertThat(wisdomOf(math)).hasSize(1);
      assertThat(wisdomOf(math).getFirst()).endsWith(" verdicts taken from " + file());
      assertThat(math.explain("powerSums", 1000).strategy()).isEqualTo(Strategy.CPU);
      assertThat(math.explain("powerSums", 1000).reason())
          .contains("faster", "from wisdom of 20", "to be compared when it is used");
      assertThat(math.sequences().zetaPartialSums(2, 1000)).hasSize(1000);
      assertThat(math.settle(LONG)).isTrue();
      assertThat(plan(math)).isEqualTo(plan);
      assertThat(calls.get()).isEqualTo(verification.get());
      assertThat(math.sequences().zetaPartialSums(2, 1000)).hasSize(1000);
      assertThat(calls.get()).isEqualTo(verification.get() + 1);
      assertThat(math.metrics().usage()).isEqualTo(new Metrics.Usage(1, 1));
      assertThat(math.events().stream().map(Event::kind))
          .containsExactly(Event.Kind.WISDOM, Event.Kind.READY);
      Decision decision = math.explain("powerSums", 1000);
      assertThat(decision.reason()).startsWith("WebAssembly ").contains("from wisdom of 20");
      assertThat(decision.wisdom().orElseThrow()).isBeforeOrEqualTo(Instant.now());
    }
    assertThat(file()).hasBinaryContent(written);
  }

  @Test
  void aWinnerThatGivesOtherBitsNowIsNotUsed() throws Exception {
    learn();
    PowerSums plain = PlainKernels.TABLE.find(PowerSums.OPERATION).orElseThrow();
    PowerSums lying =
        (s, out, offset, n) -> {
          plain.powerSums(s, out, offset, n);
          if (n > 0) {
            out[offset] = Math.nextUp(out[offset]);
          }
        };
    FakeBackend backend =
        FakeBackend.with(Kernels.builder().put(PowerSums.OPERATION, lying)).as("remembering");
    try (Wasmath math = builder(backend, COOL).open()) {
      assertThat(math.settle(LONG)).isTrue();
      double[] sums = math.sequences().zetaPartialSums(2, 1000);
      assertThat(math.settle(LONG)).isTrue();
      assertThat(math.sequences().zetaPartialSums(2, 1000)).isEqualTo(sums);
      assertThat(math.metrics().usage()).isEqualTo(new Metrics.Usage(2, 0));
      assertThat(math.explain("powerSums", 1000).reason())
          .startsWith("WebAssembly gave other bits: ");
    }
  }

  /** The wisdom on file, under a changed key. */
  private void rewrite(String machine, String kernels, boolean fused, String runtime)
      throws IOException {
    WisdomFile file = new WisdomFile(file());
    Map<WisdomKey, List<Verdict>> changed = new LinkedHashMap<>();
    file.read()
        .verdicts()
        .forEach(
            (key, verdicts) ->
                changed.put(
                    new WisdomKey(
                        key.machine() + machine,
                        key.kernels() + kernels,
                        key.fused() ^ fused,
                        key.runtime() + runtime),
                    verdicts));
    assertThat(file.forget()).isPositive();
    assertThat(file.merge(new Wisdom(changed)).taken()).isPositive();
  }

  @Test
  void ofAnotherMachineOtherKernelsOrArithmeticNothingIsTaken() throws Exception {
    learn();
    List<Executable> changes =
        List.of(
            () -> rewrite(", another", "", false, ""),
            () -> rewrite("", ", others", false, ""),
            () -> rewrite("", "", true, ""));
    for (Executable change : changes) {
      change.execute();
      try (Wasmath math = builder(remembering(new AtomicInteger()), COOL).open()) {
        assertThat(math.settle(LONG)).isTrue();
        assertThat(wisdomOf(math)).hasSize(1);
        assertThat(wisdomOf(math).getFirst())
            .contains(" verdicts ignored: ", "expected \"", "found \"");
        assertThat(math.explain("powerSums", 1000).evidence()).isEmpty();
        assertThat(math.explain("powerSums", 1000).reason()).startsWith("not hot");
      }
    }
  }

  /** A change of the file. */
  private interface Executable {
    void execute() throws IOException;
  }

  @Test
  void ofAnotherRuntimeItIsAStart() throws Exception {
    learn();
    rewrite("", "", false, ", older");
    try (Wasmath math = builder(remembering(new AtomicInteger()), COOL).open()) {
      assertThat(math.settle(LONG)).isTrue();
      assertThat(wisdomOf(math).getFirst())
          .contains(" verdicts taken as a start only: runtime: expected \"");
      assertThat(math.sequences().zetaPartialSums(2, 100_000)).hasSize(100_000);
      assertThat(math.settle(LONG)).isTrue();
      assertThat(math.explain("powerSums", 100_000).strategy()).isEqualTo(Strategy.WASM);
    }
  }

  @Test
  void ofSomeSizesOnlyItIsAStart() throws Exception {
    learn();
    WisdomFile file = new WisdomFile(file());
    Map<WisdomKey, List<Verdict>> some = new LinkedHashMap<>();
    file.read()
        .verdicts()
        .forEach((key, all) -> some.put(key, all.subList(all.size() - 1, all.size())));
    assertThat(file.forget()).isPositive();
    assertThat(file.merge(new Wisdom(some)).taken()).isEqualTo(1);
    try (Wasmath math = builder(remembering(new AtomicInteger()), EAGER).open()) {
      assertThat(math.settle(LONG)).isTrue();
      assertThat(math.explain("powerSums", 1000).reason()).contains("from wisdom of 20");
      assertThat(math.sequences().zetaPartialSums(2, 1000)).hasSize(1000);
      assertThat(math.settle(LONG)).isTrue();
      assertThat(math.explain("powerSums", 1000).reason()).doesNotContain("wisdom");
      assertThat(math.sizeClasses("powerSums").stream().filter(SizeClassReport::isMeasured))
          .hasSizeGreaterThan(5);
    }
  }

  @Test
  void aFileThatCannotBeUsedIsSaidSoAndLearningGoesOn() throws Exception {
    for (String text : List.of("Dear diary\n", "wasmath wisdom 7\n", "wasmath wisdom 1\noops\n")) {
      assertThat(Files.writeString(file(), text)).exists();
      try (Wasmath math = builder(remembering(new AtomicInteger()), EAGER).open()) {
        assertThat(math.settle(LONG)).isTrue();
        assertThat(wisdomOf(math)).hasSize(1);
        assertThat(wisdomOf(math).getFirst()).startsWith("ignored: ").contains(file().toString());
        assertThat(math.sequences().zetaPartialSums(2, 1000)).hasSize(1000);
        assertThat(math.settle(LONG)).isTrue();
        assertThat(math.explain("powerSums", 1000).strategy()).isEqualTo(Strategy.WASM);
        if (text.contains("oops")) {
          math.saveWisdom();
          assertThat(wisdomOf(math).getLast()).endsWith(" verdicts saved to " + file());
        } else {
          assertThatExceptionOfType(WisdomFormatException.class).isThrownBy(math::saveWisdom);
          assertThat(file()).hasContent(text);
        }
      }
      assertThat(Files.readString(file()).startsWith(text)).isEqualTo(!text.contains("oops"));
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNoHarm() throws Exception {
    Path blocked = Files.writeString(folder.resolve("blocked"), "").resolve("wisdom.txt");
    List<Event> events = new ArrayList<>();
    try (Wasmath math = builder(remembering(new AtomicInteger()), EAGER).wisdom(blocked).open()) {
      math.listen(events::add);
      assertThat(math.sequences().zetaPartialSums(2, 1000)).hasSize(1000);
      assertThat(math.settle(LONG)).isTrue();
    }
    assertThat(events.getLast().kind()).isEqualTo(Event.Kind.WISDOM);
    assertThat(events.getLast().text()).startsWith("not saved: ").contains("blocked");
  }

  @Test
  void nothingIsKeptUnasked() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    try (Wasmath math = remembering(calls).open(EAGER)) {
      assertThat(math.sequences().zetaPartialSums(2, 1000)).hasSize(1000);
      assertThat(math.settle(LONG)).isTrue();
      math.saveWisdom();
      assertThat(wisdomOf(math)).isEmpty();
    }
    Dot plain = PlainKernels.TABLE.find(Dot.OPERATION).orElseThrow();
    FakeBackend anonymous = FakeBackend.with(Kernels.builder().put(Dot.OPERATION, plain));
    try (Wasmath math = builder(anonymous, EAGER).open()) {
      assertThat(math.wisdomKeys()).isEmpty();
      assertThat(math.vectors().dot(new double[9], new double[9])).isEqualTo(0);
      assertThat(math.settle(LONG)).isTrue();
    }
    assertThat(file()).doesNotExist();
  }

  @Test
  void frozenWithoutWisdomTheRuleOfTheAdrDecides() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Policy hotAtOnce = new Policy.Measured(new Policy.Adr003(-1, 10, 1, 100));
    try (Wasmath math = builder(remembering(calls), hotAtOnce).frozen(true).open()) {
      for (int i = 0; i < 3; i++) {
        assertThat(math.sequences().zetaPartialSums(2, 1000)).hasSize(1000);
        assertThat(math.settle(LONG)).isTrue();
      }
      assertThat(math.explain("powerSums", 1000).strategy()).isEqualTo(Strategy.WASM);
      assertThat(math.explain("powerSums", 1000).reason()).startsWith("frozen: ADR-003's rule");
      assertThat(math.explain("powerSums", 90).strategy()).isEqualTo(Strategy.CPU);
      assertThatIllegalStateException()
          .isThrownBy(() -> math.tune(List.of(), LONG, line -> {}))
          .withMessageStartingWith("nothing is measured: frozen");
    }
    assertThat(file()).doesNotExist();
  }

  @Test
  void tuningMeasuresNowAndSaves() throws Exception {
    List<String> lines = new ArrayList<>();
    try (Wasmath math = builder(remembering(new AtomicInteger()), COOL).open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> math.tune(List.of("dott"), LONG, lines::add))
          .withMessageStartingWith("unknown operation: dott");
      assertThat(math.tune(List.of("powerSums"), Duration.ZERO, lines::add)).isFalse();
      assertThat(lines).isEmpty();
      assertThat(math.settle(LONG)).isTrue();
      assertThat(math.tune(List.of("powerSums", "dot"), LONG, lines::add)).isTrue();
      assertThat(lines).hasSize(2);
      assertThat(lines.getFirst()).startsWith("powerSums: WebAssembly serves at ");
      assertThat(lines.getLast()).isEqualTo("dot: no WebAssembly kernel");
      assertThat(new WisdomFile(file()).read().verdicts().keySet())
          .containsExactlyElementsOf(math.wisdomKeys());
      assertThat(math.explain("powerSums", 1000).strategy()).isEqualTo(Strategy.WASM);
      assertThat(math.explain("powerSums", 1000).wisdom()).isEmpty();
    }
    assertThat(Arrays.stream(folder.toFile().list()))
        .containsExactlyInAnyOrder("wisdom.txt", "wisdom.txt.lock");
  }
}
