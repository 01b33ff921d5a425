package dev.wasmath.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.wasmath.bench.compare.Finish.Absent;
import dev.wasmath.bench.compare.Finish.Timed;
import dev.wasmath.bench.compare.Finish.Wrong;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Target FASTER = new Target.Ratio(Names.WASMATH, Names.V8, 2);
  private static final Target SHORT_CALL = new Target.Limit(Names.WASMATH, 10, 0);
  private static final Target OPEN = new Target.Ratio(Names.WASMATH, Names.OPENBLAS, 1);

  private static Finish finish(String title, double wasmath, double v8) {
    Row row =
        new Row(
            title, Names.WASMATH, List.of(), List.of(FASTER, SHORT_CALL, OPEN), Optional.empty());
    return new Finish(
        row,
        List.of(
            new Timed(Names.WASMATH, wasmath, wasmath, 0.2),
            new Timed(Names.V8, v8, v8, 0),
            new Absent(Names.OPENBLAS, "not installed: libblas.so.3"),
            new Wrong(Names.EJML, "checksum differs by 1.0")));
  }

  @Test
  void aRowSaysRatiosAbsenceAndTargets() {
    assertThat(ReportText.row(finish("dot n=4", 8, 12)).lines())
        .containsExactly(
            "dot n=4",
            "  wasmath                             8.00 ns     1.00x",
            "  V8                                  12.0 ns     1.50x",
            "  OpenBLAS (JNI)                   not installed: libblas.so.3",
            "  EJML                             WRONG: checksum differs by 1.0",
            "  SHORT: wasmath is 1.50 times as fast as V8, to be 2.00",
            "  met: wasmath takes 8.00 ns, 0 bytes, to be at most 10.0 ns, 0 bytes",
            "  open: wasmath is n/a times as fast as OpenBLAS (JNI), to be 1.00");
  }

  @Test
  void meansAreOverTheKernelsOfNpm() {
    Report report = new Report();
    report.add(Groups.ENGINE, finish("dot", 1, 100));
    assertThat(report.means()).isEmpty();
    report.add(Groups.NPM, finish("md5", 1, 2));
    report.add(Groups.NPM, finish("matmul, SIMD", 1, 8));
    assertThat(report.means().getFirst().ratio().orElseThrow()).isBetween(3.99, 4.01);
    assertThat(report.means().get(1).rows()).isEqualTo(1);
    assertThat(report.means().get(2).ratio()).isEmpty();
    assertThat(report.summary())
        .contains("met: geometric mean over V8, all kernels of npm: 4.00 (2 rows), to be 0.8")
        .contains("open: geometric mean over run.endive's interpreter, those with SIMD: n/a");
  }

  @Test
  void startsHaveTheirTargets() {
    StartRow slow = new StartRow("dot", 1000, "scalar", 20e6, 60e6, 4e6, 1e9, 94);
    StartRow quick = new StartRow("gemm", 100, "auto", 10e6, 200e6, 9e6, 1e9, 50_000);
    assertThat(ReportText.starts(List.of(slow, quick)).lines().toList())
        .satisfies(lines -> assertThat(lines.get(1)).endsWith("SHORT"))
        .satisfies(lines -> assertThat(lines.get(2)).doesNotContain("SHORT"));
    assertThat(slow.json()).containsEntry("compileMet", false).containsEntry("firstCallMet", true);
    assertThat(quick.json()).doesNotContainKeys("compileMet", "firstCallMet");
  }

  @Test
  void firstCallsMayTakeFiveMillisecondsMore() {
    FirstCallRow quick = new FirstCallRow("dot", 1000, 5.5e6, 0.6e6, 3e8);
    FirstCallRow slow = new FirstCallRow("exp", 1000, 6.5e6, 0.6e6, 3e8);
    assertThat(FirstCallRow.text(List.of(quick, slow)).lines().toList())
        .satisfies(lines -> assertThat(lines.get(1)).doesNotContain("SHORT"))
        .satisfies(lines -> assertThat(lines.get(2)).endsWith("SHORT"));
    assertThat(quick.json()).containsEntry("met", true);
  }

  @Test
  void aSweepTellsWhereMostWasLost() {
    SweepRun sweep =
        new SweepRun(
            List.of(
                new SweepRun.Cell("dot 8", 1000, "cpu", 8e3, 8.1e3, 8e3),
                new SweepRun.Cell("dot 1000", 100, "wasm", 10e3, 20e3, 11e3)),
            1.56,
            1.02,
            0.021);
    assertThat(sweep.text().lines())
        .containsSubsequence(
            "dot 1000             wasm         100 ns    2.000    1.100",
            "dot 8                cpu         8.00 ns    1.013    1.000",
            "SHORT: in all, from a cold start: 1.560, to be at most 1.08",
            "met: in all, with wisdom: 1.020, to be at most 1.03",
            "SHORT: callers waited for probes: 2.10 %, to be at most 2 %");
    assertThat(sweep.json()).containsEntry("wiseMet", true).containsEntry("coldMet", false);
  }

  @Test
  void jsonHasTheSame() throws IOException {
    Report report = new Report();
    report.add(Groups.CALL, finish("dot n=4", 8, 12));
    report.note("npm: not installed: node");
    String text = JSON.std.asString(report.json(true));
    assertThat(text)
        .startsWith("{\"version\":1,\"java\":")
        .contains("\"quick\":true")
        .contains("{\"group\":\"call\",\"row\":\"dot n=4\",\"contenders\":[")
        .contains("{\"contender\":\"V8\",\"medianNanos\":12.0,\"bestNanos\":12.0,\"bytes\":0.0,")
        .contains("\"absent\":\"not installed: libblas.so.3\"")
        .contains("\"wrong\":\"checksum differs by 1.0\"")
        .contains("\"over\":\"V8\",\"atLeast\":2.0,\"ratio\":1.5,\"met\":false")
        .contains("\"nanosAtMost\":10.0,\"bytesAtMost\":0.0,\"met\":true")
        .contains("\"notes\":[\"npm: not installed: node\"]");
    assertThat(report.isWrong()).isTrue();
  }
}
