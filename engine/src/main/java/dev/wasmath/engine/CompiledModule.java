package dev.wasmath.engine;

/** A module with its compiled code; immutable to its users, who may share it between threads. */
public final class CompiledModule {
  CompiledModule() {}

  /**
   * Links the imports, initializes memories and tables, and runs the start function.
   *
   * @throws LinkException if an import is absent or of another type
   * @throws Trap if a segment does not fit or the start function traps
   */
  public Instance instantiate(Imports imports) {
    throw new UnsupportedOperationException();
  }

  /** How {@code v128} values are computed; never {@link Lowering#AUTO}. */
  public Lowering lowering() {
    throw new UnsupportedOperationException();
  }

  /** What was made of each function: lowering, size of bytecode, packs, warnings. */
  public String explain() {
    throw new UnsupportedOperationException();
  }
}
