package dev.wasmath.engine;

/**
 * What a module may ask for; more is refused with a {@link LimitException}.
 *
 * @param moduleBytes size of the binary
 * @param functionInstructions instructions in one function
 * @param locals parameters and locals of one function
 * @param nesting nested blocks in one function
 * @param memoryPages pages of a memory, at most 65,535; growing beyond fails as the specification
 *     allows
 * @param tableElements elements of a table; growing beyond fails as the specification allows
 */
public record Limits(
    int moduleBytes,
    int functionInstructions,
    int locals,
    int nesting,
    int memoryPages,
    int tableElements) {
  /** Bounds that real modules stay below. */
  public static Limits defaults() {
    return new Limits(64 << 20, 1_000_000, 50_000, 10_000, 65_535, 10_000_000);
  }

  /** The same with another bound on memories. */
  public Limits withMemoryPages(int pages) {
    return new Limits(moduleBytes, functionInstructions, locals, nesting, pages, tableElements);
  }

  /** The same with another bound on tables. */
  public Limits withTableElements(int elements) {
    return new Limits(moduleBytes, functionInstructions, locals, nesting, memoryPages, elements);
  }

  /** The same with another bound on the binary. */
  public Limits withModuleBytes(int bytes) {
    return new Limits(bytes, functionInstructions, locals, nesting, memoryPages, tableElements);
  }
}
