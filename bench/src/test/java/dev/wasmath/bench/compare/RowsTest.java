package dev.wasmath.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.wasmath.bench.worker.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows that are run, with real contenders. */
class RowsTest {
  private static final Pace ONCE = new Pace(1, 1, 1, 1, 10, 1, 1);

  @TempDir private Path work;

  private Layout layout() {
    Path home = Path.of("..").toAbsolutePath().normalize();
    return new Layout(
        home, home.resolve("bench/target"), work, System.getProperty("java.class.path", ""));
  }

  @Test
  void scalarKernelsGiveTheBitsOfPlainJava() throws IOException {
    for (Row row : new EngineRows(layout()).scalar()) {
      Object engine = digest(row, Names.WASMATH);
      assertThat(digest(row, Names.NAIVE)).as(row.title()).isEqualTo(engine);
    }
  }

  @Test
  void otherEnginesGiveTheSameBits() {
    Row sieve =
        new EngineRows(layout())
            .scalar().stream()
                .filter(row -> row.title().startsWith("sieve"))
                .findFirst()
                .orElseThrow();
    Finish finish = Race.run(sieve, ONCE);
    assertThat(finish.isWrong()).isFalse();
    assertThat(finish.timed(Names.WASMATH)).isPresent();
    assertThat(finish.timed(Names.ENDIVE)).isPresent();
    assertThat(finish.timed(Names.V8).isPresent() || isAbsent(finish, Names.V8)).isTrue();
  }

  @Test
  void endivesCompilerSaysThatItHasNoSimd() {
    Row call = new EngineRows(layout()).calls().getFirst();
    Row alone =
        new Row(
            call.title(),
            Names.ENDIVE,
            List.of(entrant(call, Names.ENDIVE)),
            List.of(),
            Optional.empty());
    assertThat(Race.run(alone, ONCE).outcomes())
        .containsExactly(new Finish.Absent(Names.ENDIVE, "Unhandled opcode: F64x2_SPLAT"));
  }

  @Test
  void namesAreUniqueAndTargetsNameContenders() {
    Layout layout = layout();
    EngineRows engine = new EngineRows(layout);
    List<Row> rows = new ArrayList<>(new ArrayRows(layout).all());
    rows.addAll(engine.calls());
    rows.addAll(engine.scalar());
    for (Row row : rows) {
      List<String> names = row.entrants().stream().map(Entrant::name).toList();
      assertThat(new HashSet<>(names)).as(row.title()).hasSameSizeAs(names);
      assertThat(names).as(row.title()).contains(row.subject());
      row.targets().forEach(it -> assertThat(names).as(row.title()).contains(it.subject()));
      for (Target target : row.targets()) {
        if (target instanceof Target.Ratio ratio) {
          assertThat(names).as(row.title()).contains(ratio.over());
        }
      }
    }
  }

  private static boolean isAbsent(Finish finish, String name) {
    return finish.outcomes().contains(new Finish.Absent(name, "not installed: node"));
  }

  private static Entrant entrant(Row row, String name) {
    return row.entrants().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  /** What the contender's process would say, said by this one. */
  private static Object digest(Row row, String name) throws IOException {
    List<String> command = entrant(row, name).command();
    String greeting = Worker.greeting(command.get(command.size() - 2), command.getLast());
    assertThat(JSON.std.mapFrom(greeting)).as(greeting).containsKey("digest");
    return Optional.ofNullable(JSON.std.mapFrom(greeting).get("digest")).orElseThrow();
  }
}
