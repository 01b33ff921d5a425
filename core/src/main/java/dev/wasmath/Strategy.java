package dev.wasmath;

import java.util.Locale;

/** Where an operation runs: the two strategies of ADR-003. */
public enum Strategy {
  /** Plain Java, which defines every result. */
  CPU,
  /** A compiled WebAssembly kernel, with the same bits. */
  WASM;

  /** The name used on the command line and in JSON: {@code cpu} or {@code wasm}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The strategy of that label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Strategy labelled(String label) {
    for (Strategy strategy : values()) {
      if (strategy.label().equals(label)) {
        return strategy;
      }
    }
    throw new IllegalArgumentException("unknown strategy: " + label + "; there are cpu and wasm");
  }
}
