package dev.wasmath.engine.spec;

import java.util.List;
import java.util.Optional;

/** What a test script does to an instance, by the instance's name or to the latest one. */
sealed interface SpecAction {

  Optional<String> module();

  String field();

  /** Calls an exported function. */
  record Invoke(Optional<String> module, String field, List<SpecValue> arguments)
      implements SpecAction {}

  /** Reads an exported global. */
  record Get(Optional<String> module, String field) implements SpecAction {}
}
