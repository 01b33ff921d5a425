package dev.wasmath.engine;

import java.util.Set;

/**
 * What an export means on the arrays of an interface, as {@link Instance#bind} binds it.
 *
 * @param export the name of the function
 * @param written the positions, among the parameters of the interface's method, of the arrays that
 *     the function stores to
 * @param readOnly the positions of the other arrays
 * @param explanation what was made of the function: size of bytecode, packs, warnings
 */
public record Binding(
    String export, Set<Integer> written, Set<Integer> readOnly, String explanation) {
  /** Copies the sets. */
  public Binding {
    written = Set.copyOf(written);
    readOnly = Set.copyOf(readOnly);
  }
}
