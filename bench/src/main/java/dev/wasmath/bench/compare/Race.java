package dev.wasmath.bench.compare;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row being run: all contenders are started, checked and warmed up, one after the other; then
 * they take turns, round by round, while the others wait for their standard input. Only medians of
 * the rounds are compared, so that a disturbance of the machine hits neighbours alike.
 */
final class Race {
  private static final double NEAR = 1e-9;

  private final Pace pace;
  private final Map<Entrant, Contestant> running = new LinkedHashMap<>();
  private final Map<String, Finish.Outcome> early = new LinkedHashMap<>();
  private final Map<String, double[]> nanos = new LinkedHashMap<>();
  private final Map<String, double[]> bytes = new LinkedHashMap<>();
  private Optional<String> digest;
  private Optional<Map<String, Object>> reference = Optional.empty();

  private Race(Row row, Pace pace) {
    this.pace = pace;
    this.digest = row.expected();
  }

  /** Runs a row. */
  static Finish run(Row row, Pace pace) {
    Race race = new Race(row, pace);
    try {
      row.entrants().forEach(race::enter);
      for (int round = 0; round < pace.rounds(); round++) {
        race.round(round);
      }
    } finally {
      race.running.values().forEach(Contestant::close);
    }
    return new Finish(row, row.entrants().stream().map(race::outcome).toList());
  }

  private void enter(Entrant entrant) {
    Contestant contestant;
    try {
      contestant = Contestant.start(entrant);
    } catch (IOException e) {
      absent(entrant, "not installed: " + entrant.command().getFirst());
      return;
    }
    try {
      Map<String, Object> greeting = contestant.answer();
      Optional<Finish.Outcome> objection = objection(entrant, greeting);
      if (objection.isPresent()) {
        early.put(entrant.name(), objection.get());
        contestant.close();
        return;
      }
      Object _ = contestant.ask("warm " + pace.warmUpMillis());
      running.put(entrant, contestant);
      nanos.put(entrant.name(), new double[pace.rounds()]);
      bytes.put(entrant.name(), new double[pace.rounds()]);
    } catch (IOException e) {
      contestant.close();
      absent(entrant, "failed: " + e.getMessage());
    }
  }

  private void absent(Entrant entrant, String reason) {
    early.put(entrant.name(), new Finish.Absent(entrant.name(), reason));
  }

  private Optional<Finish.Outcome> objection(Entrant entrant, Map<String, Object> greeting) {
    if (greeting.get("absent") instanceof String reason) {
      return Optional.of(new Finish.Absent(entrant.name(), reason));
    }
    String own = String.valueOf(greeting.get("digest"));
    switch (entrant.check()) {
      case EXACT -> {
        String expected = digest.orElse(own);
        digest = Optional.of(expected);
        if (!own.equals(expected)) {
          return Optional.of(
              new Finish.Wrong(entrant.name(), "result " + own + " instead of " + expected));
        }
      }
      case NEAR -> {}
      case ITSELF -> {
        return Optional.empty();
      }
    }
    Map<String, Object> first = reference.orElse(greeting);
    reference = Optional.of(first);
    double difference = Math.abs(number(greeting, "checksum") - number(first, "checksum"));
    return difference <= NEAR * number(first, "magnitude")
        ? Optional.empty()
        : Optional.of(new Finish.Wrong(entrant.name(), "checksum differs by " + difference));
  }

  private void round(int round) {
    for (Map.Entry<Entrant, Contestant> entry : List.copyOf(running.entrySet())) {
      String name = entry.getKey().name();
      try {
        Map<String, Object> answer = entry.getValue().ask("batch " + pace.batchMillis());
        times(nanos, name)[round] = number(answer, "nanos");
        times(bytes, name)[round] = number(answer, "bytes");
      } catch (IOException e) {
        absent(entry.getKey(), "failed: " + e.getMessage());
        entry.getValue().close();
        running.remove(entry.getKey());
      }
    }
  }

  private static double[] times(Map<String, double[]> all, String name) {
    return Optional.ofNullable(all.get(name)).orElseThrow();
  }

  private static double number(Map<String, Object> object, String field) {
    return object.get(field) instanceof Number number ? number.doubleValue() : 0;
  }

  private Finish.Outcome outcome(Entrant entrant) {
    String name = entrant.name();
    return Optional.ofNullable(early.get(name))
        .orElseGet(
            () -> {
              double[] rounds = times(nanos, name);
              double best = Numbers.least(rounds);
              double heap = Numbers.median(times(bytes, name));
              return new Finish.Timed(name, Numbers.median(rounds), best, heap);
            });
  }
}
