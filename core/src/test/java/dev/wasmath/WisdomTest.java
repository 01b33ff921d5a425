package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WisdomTest {
  static final WisdomKey KEY = new WisdomKey("a machine", "kernels 1", false, "a JVM");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Evidence FASTER = new Evidence(4.25, 4, 4.5, 11, true);
  private static final Evidence SLOWER = new Evidence(0.5, 0, Double.POSITIVE_INFINITY, 5, false);

  static Verdict verdict(String operation, long cost, double ratio, Instant measured) {
    Strategy strategy = ratio > 1 ? Strategy.WASM : Strategy.CPU;
    Evidence evidence = new Evidence(ratio, 0.9 * ratio, 1.1 * ratio, 11, false);
    int sizeClass = SizeClass.ofCost(cost);
    return Verdict.of(operation, sizeClass, strategy, evidence, measured);
  }

  private static Wisdom wisdom(WisdomKey key, Verdict... verdicts) {
    return new Wisdom(Map.of(key, List.of(verdicts)));
  }

  private static Wisdom small() {
    return wisdom(
        KEY,
        new Verdict("dot", 28, 0, Strategy.CPU, SLOWER, NOON),
        new Verdict("dot", 1020, 0, Strategy.WASM, FASTER, NOON));
  }

  private static Wisdom parse(String text) throws WisdomFormatException {
    return WisdomText.parse("wisdom.txt", text);
  }

  /** A file with a right checksum, whatever is in it. */
  private static String sealed(String text) {
    CRC32 checksum = new CRC32();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    return text + String.format("end %08x%n", checksum.getValue());
  }

  private static String unsealed() {
    String text = small().text();
    return text.substring(0, text.lastIndexOf("end "));
  }

  @Test
  void peopleCanReadIt() {
    assertThat(small().text())
        .isEqualTo(
            """
            wasmath wisdom 1
            # Which strategy serves, as measured: a cache of Wasmath, which may be deleted at any time.
            # The ratio is plain Java's time over WebAssembly's, with its interval at 95 %. A file whose
            # checksum is wrong is ignored, and written anew.

            machine a machine
            kernels kernels 1
            fused false
            runtime a JVM
            #       operation cost reuse strategy ratio low high pairs inputs measured
            verdict dot 28 0 cpu 0.5 0.0 Infinity 5 scratch 2026-11-22T12:00:00Z
            verdict dot 1020 0 wasm 4.25 4.0 4.5 11 callers 2026-11-22T12:00:00Z
            end 92178368
            """);
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll("anyWisdom") Wisdom wisdom) throws WisdomFormatException {
    assertThat(parse(wisdom.text())).isEqualTo(wisdom);
  }

  @Provide
  Arbitrary<Wisdom> anyWisdom() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("aé, :#=\"日")
            .ofMinLength(1)
            .ofMaxLength(20)
            .map(it -> "x" + it + "x");
    Arbitrary<WisdomKey> keys =
        Combinators.combine(text, text, Arbitraries.of(true, false), text).as(WisdomKey::new);
    return Arbitraries.maps(keys, verdicts().list().uniqueElements(Verdict::sizeClass).ofMaxSize(9))
        .ofMaxSize(4)
        .map(Wisdom::new);
  }

  private static Arbitrary<Verdict> verdicts() {
    Arbitrary<Evidence> evidence =
        Combinators.combine(
                Arbitraries.doubles().between(1e-5, 1e5).ofScale(7),
                Arbitraries.doubles().between(1, 9),
                Arbitraries.integers().between(1, 31),
                Arbitraries.of(true, false))
            .as(
                (ratio, width, n, live) ->
                    new Evidence(ratio, ratio / width, ratio * width, n, live));
    return Combinators.combine(
            Arbitraries.of("dot", "gemm", "leakyRelu"),
            Arbitraries.integers().between(8, 235),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(Strategy.values()),
            evidence,
            Arbitraries.longs().between(1_600_000_000L, 4_000_000_000L))
        .as(
            (operation, within, reuse, strategy, found, second) ->
                Verdict.of(
                    operation,
                    SizeClass.COSTS * reuse + within,
                    strategy,
                    found,
                    Instant.ofEpochSecond(second)));
  }

  @Test
  void cutAnywhereItIsIgnored() {
    String text = small().text();
    for (int length = 0; length < text.length(); length++) {
      String cut = text.substring(0, length);
      assertThatExceptionOfType(WisdomFormatException.class)
          .as("%d characters", length)
          .isThrownBy(() -> parse(cut))
          .matches(WisdomFormatException::isReplaceable)
          .withMessageMatching("(?s)wisdom.txt: .*expected .*, found .*");
    }
  }

  @Test
  void withAnyBitWrongItIsIgnored() {
    byte[] bytes = small().text().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 8 * bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i / 8] ^= (byte) (1 << i % 8);
      String text = new String(damaged, StandardCharsets.UTF_8);
      assertThatExceptionOfType(WisdomFormatException.class)
          .as("bit %d", i)
          .isThrownBy(() -> parse(text));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1020 0 wasm|1021 0 wasm|:12: expected the smallest cost of a size class, found 1021",
        "1020 0 wasm|-1 0 wasm|found -1",
        "1020 0 wasm|9223372036854775807 0 wasm|found 9223372036854775807",
        "1020 0 wasm|99999999999999999999 0 wasm|99999999999999999999",
        "1020 0 wasm|1020 4 wasm|expected a reuse of 0 to 3, found 4",
        "1020 0 wasm|1020 0 gpu|unknown strategy: gpu",
        "1020 0 wasm|28 0 wasm|expected one verdict on dot at cost 28 and reuse 0, found two",
        "4.25|NaN|expected a ratio from 1e-6 to 1e6, found NaN",
        "4.25|-4.25|found -4.25",
        "4.25|1e300|found 1.0E300",
        "4.25|3.9|expected a lower end not above the ratio, found 4.0",
        "4.0 4.5|NaN 4.5|found NaN",
        "4.5 11|Infinity 11|expected an upper end not below the ratio, found Infinity",
        "4.5 11|4.5 0|expected 1 to 31 pairs, found 0",
        "4.5 11|4.5 32|expected 1 to 31 pairs, found 32",
        "4.5 11|4.5 5|expected 0 below 6 pairs, found 4.0",
        "callers|others|expected callers or scratch, found \"others\"",
        "callers 2026|callers 9999|expected a time from 2020 to 2200",
        "callers 2026-11|callers 2026-13|2026-13",
        "callers 2026|callers|expected 11 words, found 10",
        "verdict dot 28|verdict ../dot 28|expected an operation's name, found ../dot",
        "machine a machine|machine a\u0007machine|:9: machine: expected text",
        "machine a|engine a|:6: expected \"machine \", found \"engine a machine\"",
        "fused false|fused maybe|expected true or false, found \"maybe\"",
        "verdict dot 28|something dot 28|expected \"machine \", found \"something dot 28",
      })
  void whatCannotBeIsRejected(String right, String wrong, String problem) {
    assertThat(unsealed()).contains(right);
    String text = sealed(unsealed().replace(right, wrong));
    assertThatExceptionOfType(WisdomFormatException.class)
        .isThrownBy(() -> parse(text))
        .matches(WisdomFormatException::isReplaceable)
        .withMessageContaining(problem);
  }

  @Test
  void otherFilesAndVersionsAreLeftAlone() {
    assertThatExceptionOfType(WisdomFormatException.class)
        .isThrownBy(() -> parse("Dear diary\n"))
        .matches(problem -> !problem.isReplaceable())
        .withMessage("wisdom.txt: no wisdom: expected \"wasmath wisdom 1\", found \"Dear diary\"");
    assertThatExceptionOfType(WisdomFormatException.class)
        .isThrownBy(() -> parse("wasmath wisdom 2\nverdicts {}\n"))
        .matches(problem -> !problem.isReplaceable())
        .withMessage(
            "wisdom.txt: of another version of Wasmath: expected \"wasmath wisdom 1\","
                + " found \"wasmath wisdom 2\"");
    String escape = "\u001b[2J" + "x".repeat(500);
    assertThatExceptionOfType(WisdomFormatException.class)
        .isThrownBy(() -> parse(escape))
        .withMessageNotContaining("\u001b")
        .withMessageMatching(".{1,200}");
  }

  @Test
  void theLatestVerdictStands() {
    Wisdom old = wisdom(KEY, verdict("dot", 28, 2, NOON), verdict("sum", 28, 2, NOON));
    Verdict later = verdict("dot", 28, 3, NOON.plusSeconds(1));
    Verdict earlier = verdict("sum", 28, 3, NOON.minusSeconds(1));
    Verdict other = verdict("dot", 1020, 5, NOON);
    Wisdom.Merge merge = old.merge(wisdom(KEY, later, earlier, other), NOON.plusSeconds(9));
    assertThat(merge)
        .isEqualTo(
            new Wisdom.Merge(wisdom(KEY, later, other, verdict("sum", 28, 2, NOON)), 2, 1, 0));
  }

  @Test
  void theFutureIsNotBelieved() {
    Verdict tomorrow = verdict("dot", 28, 3, NOON.plus(Duration.ofHours(49)));
    Wisdom.Merge refused = Wisdom.NONE.merge(wisdom(KEY, tomorrow), NOON);
    assertThat(refused).isEqualTo(new Wisdom.Merge(Wisdom.NONE, 0, 0, 1));
    Verdict now = verdict("dot", 28, 2, NOON);
    assertThat(wisdom(KEY, tomorrow).merge(wisdom(KEY, now), NOON).wisdom())
        .isEqualTo(wisdom(KEY, now));
  }

  @Test
  void theKeysMeasuredTheLongestAgoGo() {
    Map<WisdomKey, List<Verdict>> many = new HashMap<>();
    for (int i = 0; i < Wisdom.MOST_KEYS; i++) {
      WisdomKey key = new WisdomKey("machine " + i, "kernels", false, "JVM");
      many.put(key, List.of(verdict("dot", 28, 2, NOON.plusSeconds(i))));
    }
    Wisdom merged = new Wisdom(many).merge(small(), NOON.plusSeconds(99)).wisdom();
    assertThat(merged.verdicts()).hasSize(Wisdom.MOST_KEYS);
    assertThat(merged.verdicts().keySet().stream().map(WisdomKey::machine))
        .contains("a machine", "machine 1")
        .doesNotContain("machine 0");
  }

  @Test
  void hardKeysForbidAndSoftKeysLimit() {
    Wisdom known = small();
    assertThat(known.known(KEY, "dot")).hasSize(2).allMatch(Wisdom.Known::same);
    assertThat(known.known(KEY, "sum")).isEmpty();
    WisdomKey newer = new WisdomKey("a machine", "kernels 1", false, "another JVM");
    assertThat(known.known(newer, "dot")).hasSize(2).noneMatch(Wisdom.Known::same);
    assertThat(newer.conflict(KEY)).isEmpty();
    assertThat(newer.drift(KEY)).contains("runtime: expected \"another JVM\", found \"a JVM\"");
    for (WisdomKey other :
        List.of(
            new WisdomKey("another", "kernels 1", false, "a JVM"),
            new WisdomKey("a machine", "kernels 2", false, "a JVM"),
            new WisdomKey("a machine", "kernels 1", true, "a JVM"))) {
      assertThat(known.known(other, "dot")).isEmpty();
      assertThat(other.conflict(KEY).orElseThrow()).contains("expected \"", "found \"");
    }
  }

  @Test
  void ofOneClassTheSameKeyIsPreferredToLaterOnes() {
    WisdomKey newer = new WisdomKey("a machine", "kernels 1", false, "another JVM");
    Wisdom both =
        new Wisdom(
            Map.of(
                newer,
                List.of(verdict("dot", 28, 2, NOON.plusSeconds(5)), verdict("dot", 60, 2, NOON)),
                KEY,
                List.of(verdict("dot", 28, 3, NOON))));
    assertThat(both.known(KEY, "dot"))
        .containsExactlyInAnyOrder(
            new Wisdom.Known(verdict("dot", 28, 3, NOON), true),
            new Wisdom.Known(verdict("dot", 60, 2, NOON), false));
  }

  @Test
  void keysAreLinesOfText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WisdomKey("a\nb", "k", false, "r"))
        .withMessage("machine: expected text, found control characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WisdomKey("a", "x".repeat(501), false, "r"))
        .withMessage("kernels: expected 1 to 500 characters, found 501");
  }
}
