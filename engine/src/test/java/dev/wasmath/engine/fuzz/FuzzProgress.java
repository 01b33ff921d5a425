package dev.wasmath.engine.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far each part of a long run has come, kept in a file of its folder. */
final class FuzzProgress {

  /** Modules of a part that have been run, those that failed, and those that no engine took. */
  record State(long done, long failed, long refused) {

    State plus(State more) {
      return new State(done + more.done, failed + more.failed, refused + more.refused);
    }

    @Override
    public String toString() {
      return "%d passed (%d of them refused by all), %d failed"
          .formatted(done - failed, refused, failed);
    }
  }

  static final State NOTHING = new State(0, 0, 0);

  private final Path file;
  private final Map<String, State> states = new LinkedHashMap<>();

  private FuzzProgress(Path file) {
    this.file = file;
  }

  static FuzzProgress read(Path folder) throws IOException {
    Files.createDirectories(folder);
    FuzzProgress progress = new FuzzProgress(folder.resolve("progress.txt"));
    if (Files.exists(progress.file)) {
      for (String line : Files.readAllLines(progress.file)) {
        String[] words = line.split(" ", -1);
        progress.states.put(
            words[0],
            new State(
                Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3])));
      }
    }
    return progress;
  }

  State of(FuzzPart part) {
    return states.getOrDefault(part.toString(), NOTHING);
  }

  void add(FuzzPart part, State more) throws IOException {
    states.put(part.toString(), of(part).plus(more));
    List<String> lines = new ArrayList<>();
    states.forEach(
        (name, state) ->
            lines.add("%s %d %d %d".formatted(name, state.done, state.failed, state.refused)));
    Files.write(file, lines);
  }
}
