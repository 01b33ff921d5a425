package dev.wasmath.engine.parse;

import dev.wasmath.engine.ValueType;
import java.util.Optional;
import run.endive.wasm.types.ValType;

/** The library's value types as ours. */
final class ValueTypes {
  private static final int EXTERN_HEAP = -17;

  private ValueTypes() {}

  static ValueType of(ValType type) {
    return switch (type.opcode()) {
      case 0x7f -> ValueType.I32;
      case 0x7e -> ValueType.I64;
      case 0x7d -> ValueType.F32;
      case 0x7c -> ValueType.F64;
      case 0x7b -> ValueType.V128;
      default -> type.equals(ValType.ExternRef) ? ValueType.EXTERNREF : ValueType.FUNCREF;
    };
  }

  /**
   * The result of a block that has no type index, as the library encodes it: the bits of the type,
   * of references with the heap type above the lowest byte, or the smallest number for none.
   */
  static Optional<ValueType> ofBlock(long encoded) {
    if (encoded == Long.MIN_VALUE) {
      return Optional.empty();
    }
    return Optional.of(
        switch ((int) encoded & 0xff) {
          case 0x7f -> ValueType.I32;
          case 0x7e -> ValueType.I64;
          case 0x7d -> ValueType.F32;
          case 0x7c -> ValueType.F64;
          case 0x7b -> ValueType.V128;
          default -> (int) (encoded >> 8) == EXTERN_HEAP ? ValueType.EXTERNREF : ValueType.FUNCREF;
        });
  }
}
