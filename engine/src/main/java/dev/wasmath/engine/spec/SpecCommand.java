package dev.wasmath.engine.spec;

import java.util.List;
import java.util.Optional;

/** One command of a test script. */
sealed interface SpecCommand {

  /** The line of the script. */
  int line();

  /** Instantiates a module, which becomes the latest one. */
  record Define(int line, Optional<String> name, String file) implements SpecCommand {}

  /** Makes the exports of an instance importable under a name. */
  record Register(int line, Optional<String> module, String as) implements SpecCommand {}

  /** An action that must complete. */
  record Perform(int line, SpecAction action) implements SpecCommand {}

  /** An action and its results; each inner list holds the alternatives of one result. */
  record AssertReturn(int line, SpecAction action, List<List<SpecValue>> expected)
      implements SpecCommand {}

  /** An action that must trap, with the beginning of the trap's message. */
  record AssertTrap(int line, SpecAction action, String message) implements SpecCommand {}

  /** A module that must be refused at a stage. */
  record AssertRefused(int line, Stage stage, String file, String message) implements SpecCommand {}

  /** An assertion on the text format: judged by {@code wast2json}, not by this engine. */
  record Textual(int line) implements SpecCommand {}

  /** A command for a proposal that this engine does not know. */
  record Unknown(int line, String type) implements SpecCommand {}

  /** Where a module is refused. */
  enum Stage {
    DECODING,
    VALIDATION,
    LINKING,
    INSTANTIATION
  }
}
