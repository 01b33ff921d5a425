package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.List;

/**
 * Isomorphic 128-bit values that become one wide value; each is equal to itself alone, as sets and
 * maps of packs are asked for often, and members are many.
 *
 * @param members the phis or instructions, in the order of the parts
 * @param operands for each operand its values in the members; of a phi, for each edge
 */
record Pack(List<Value> members, List<List<Value>> operands) {
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /** The type of the wide value. */
  Type type() {
    return type(members.size());
  }

  /** The type of that many 128-bit vectors side by side. */
  static Type type(int count) {
    return switch (count) {
      case 1 -> Type.V128;
      case 2 -> Type.V256;
      default -> Type.V512;
    };
  }
}
