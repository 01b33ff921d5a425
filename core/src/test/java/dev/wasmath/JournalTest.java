package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Simulation.Model;
import dev.wasmath.backend.BackendFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It records the events of the whole JVM.")
final class JournalTest {
  private static final Evidence EVIDENCE = new Evidence(2.5, 2, 3, 11, true);

  @TempDir private Path folder;

  /** What is recorded of Wasmath while something happens. */
  private Map<String, List<RecordedEvent>> recorded(Runnable happening) throws IOException {
    Path file = folder.resolve("x.jfr");
    try (Recording recording = new Recording()) {
      recording.start();
      happening.run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().startsWith("dev.wasmath."))
        .collect(Collectors.groupingBy(event -> event.getEventType().getName().substring(12)));
  }

  @Test
  void theLastThousandEventsAreKeptAndAllAreCounted() {
    Journal journal = new Journal();
    List<Event> heard = new ArrayList<>();
    journal.listen(heard::add);
    journal.decision("dot", 500, Strategy.WASM, EVIDENCE);
    for (int i = 0; i < 1500; i++) {
      journal.add("dot", Event.Kind.READY, "" + i);
    }
    assertThat(journal.events()).hasSize(1000);
    assertThat(journal.events().getFirst().text()).isEqualTo("500");
    assertThat(journal.count(Event.Kind.READY)).isEqualTo(1500);
    assertThat(journal.count(Event.Kind.DECISION)).isEqualTo(1);
    assertThat(journal.count(Event.Kind.FALLBACK)).isZero();
    assertThat(heard).hasSize(1501);
    assertThat(heard.getFirst().text())
        .isEqualTo(
            "wasm from cost 500 on: WebAssembly is 2.50 times as fast, 2.00 to 3.00 at 95 %, in 11 pairs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal.add("dot", Event.Kind.DECISION, "no numbers"));
  }

  @Test
  void everyKindHasItsFlightRecorderEvent() throws IOException {
    Journal journal = new Journal();
    Map<String, List<RecordedEvent>> events =
        recorded(
            () -> {
              journal.decision("dot", 500, Strategy.WASM, EVIDENCE);
              journal.pair("dot", 500, 2000, 1000);
              for (Event.Kind kind : Event.Kind.values()) {
                if (kind != Event.Kind.DECISION) {
                  journal.add("gemm", kind, "because of " + kind);
                }
              }
            });
    assertThat(events)
        .containsOnlyKeys(
            "Decision",
            "Probe",
            "Ready",
            "Fallback",
            "Quarantine",
            "WrongResult",
            "Capacity",
            "Wisdom")
        .allSatisfy((_, list) -> assertThat(list).hasSize(1));
    RecordedEvent decision = events.getOrDefault("Decision", List.of()).getFirst();
    assertThat(decision.getString("operation")).isEqualTo("dot");
    assertThat(decision.getLong("cost")).isEqualTo(500);
    assertThat(decision.getString("strategy")).isEqualTo("wasm");
    assertThat(decision.getDouble("ratio")).isEqualTo(2.5);
    assertThat(decision.getDouble("low")).isEqualTo(2);
    assertThat(decision.getDouble("high")).isEqualTo(3);
    assertThat(decision.getInt("pairs")).isEqualTo(11);
    assertThat(decision.getString("reason")).startsWith("wasm from cost 500 on");
    assertThat(decision.getEventType().getCategoryNames()).containsExactly("Wasmath");
    assertThat(decision.getStackTrace()).isNull();
    RecordedEvent probe = events.getOrDefault("Probe", List.of()).getFirst();
    assertThat(probe.getDuration("cpuNanos")).isEqualTo(Duration.ofNanos(2000));
    assertThat(probe.getDuration("wasmNanos")).isEqualTo(Duration.ofNanos(1000));
    RecordedEvent wrong = events.getOrDefault("WrongResult", List.of()).getFirst();
    assertThat(wrong.getString("operation")).isEqualTo("gemm");
    assertThat(wrong.getString("reason")).isEqualTo("because of WRONG_RESULT");
  }

  @Test
  void aProgramsDecisionsAndPairsAreRecordedButNotItsCalls() throws IOException {
    // Near enough that scratch data does not settle it.
    Simulation simulation = new Simulation(Model.of(20, 1.0), Model.of(20, 0.8));
    Map<String, List<RecordedEvent>> events =
        recorded(
            () -> {
              for (int i = 0; i < 200_000; i++) {
                simulation.call(50_000);
              }
            });
    assertThat(events).containsOnlyKeys("Ready", "Decision", "Probe");
    assertThat(events.getOrDefault("Ready", List.of())).hasSize(1);
    assertThat(events.getOrDefault("Decision", List.of())).hasSize((int) simulation.switches());
    assertThat(events.getOrDefault("Probe", List.of()))
        .hasSizeBetween(3, 300)
        .allSatisfy(
            probe ->
                assertThat(probe.getDuration("cpuNanos").toNanos())
                    .isCloseTo(50_020, within(20_000L)));
  }

  @Test
  void aFailureIsRecorded() throws IOException {
    Simulation simulation =
        Simulation.faulty(
            Model.of(20, 1.0),
            Model.of(20, 0.1),
            (n, right) -> {
              throw new BackendFailure("trapped");
            });
    Map<String, List<RecordedEvent>> events =
        recorded(
            () -> {
              for (int i = 0; i < 200_000; i++) {
                simulation.call(50_000);
              }
            });
    assertThat(events.getOrDefault("Quarantine", List.of()))
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.getString("reason")).contains("trapped"));
  }
}
