package dev.wasmath.engine.spec;

import java.util.List;
import java.util.SortedMap;

/**
 * What became of the commands of one script: assertions and actions count as passed or failed, a
 * module that should be accepted counts only when it fails.
 *
 * @param file the script
 * @param passed assertions and actions that held
 * @param failures one for each that did not
 * @param textual assertions on the text format, which no engine of binary modules can judge
 * @param unsupported assertions not run, by the feature that the module needs and the engine lacks
 */
public record SpecReport(
    String file,
    int passed,
    List<SpecFailure> failures,
    int textual,
    SortedMap<String, Integer> unsupported) {

  public SpecReport {
    failures = List.copyOf(failures);
  }

  public int failed() {
    return failures.size();
  }
}
