package dev.wasmath.bench.compare;

import java.util.List;
import java.util.Map;

/**
 * A contender of one row: how its process is started.
 *
 * @param name the name it is reported under, unique in its row
 * @param check what is asked of its result
 * @param command the process
 * @param environment what is added to the environment
 */
record Entrant(String name, Check check, List<String> command, Map<String, String> environment) {
  /** What a result has to have in common with the others. */
  enum Check {
    /** The bits of all that say so. */
    EXACT,
    /** The checksum of the first contender, to nine digits. */
    NEAR,
    /** Nothing: the contender has inputs of its own, and checks itself. */
    ITSELF
  }

  Entrant {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
