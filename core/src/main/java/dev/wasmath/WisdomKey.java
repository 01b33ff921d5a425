package dev.wasmath;

import java.util.Optional;

/**
 * Under which circumstances something was measured. Of another machine, other kernels or another
 * arithmetic nothing is believed; of another runtime it is a start, which is measured again.
 *
 * @param machine the processor: its model, and its instructions that matter
 * @param kernels the backend with the content hash of its kernels, and how they are compiled
 * @param fused whether with fused multiply-add
 * @param runtime the JVM, the number of cores and the sizes of the caches
 */
public record WisdomKey(String machine, String kernels, boolean fused, String runtime) {
  private static final int LONGEST = 500;

  /** Checks that the parts are plain lines of text. */
  public WisdomKey {
    checkLine("machine", machine);
    checkLine("kernels", kernels);
    checkLine("runtime", runtime);
  }

  private static void checkLine(String what, String text) {
    if (text.isBlank() || text.length() > LONGEST || !text.equals(text.strip())) {
      throw new IllegalArgumentException(
          what + ": expected 1 to " + LONGEST + " characters, found " + text.length());
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(what + ": expected text, found control characters");
    }
  }

  /**
   * Why here, where this is the key, nothing is believed that was measured under another one:
   * expected against found; empty if it is believed.
   */
  public Optional<String> conflict(WisdomKey found) {
    if (!machine.equals(found.machine)) {
      return Optional.of(difference("machine", machine, found.machine));
    } else if (!kernels.equals(found.kernels)) {
      return Optional.of(difference("kernels", kernels, found.kernels));
    }
    return fused == found.fused
        ? Optional.empty()
        : Optional.of(difference("fused", Boolean.toString(fused), Boolean.toString(found.fused)));
  }

  /** Why what was measured under another key, which is believed, is only a start; or empty. */
  public Optional<String> drift(WisdomKey found) {
    return runtime.equals(found.runtime)
        ? Optional.empty()
        : Optional.of(difference("runtime", runtime, found.runtime));
  }

  private static String difference(String what, String expected, String found) {
    return "%s: expected \"%s\", found \"%s\"".formatted(what, expected, found);
  }
}
