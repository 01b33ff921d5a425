package dev.wasmath.engine.parse;

import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.GlobalType;
import dev.wasmath.engine.InvalidModuleException;
import dev.wasmath.engine.MemoryType;
import dev.wasmath.engine.TableType;
import dev.wasmath.engine.ValueType;
import dev.wasmath.engine.ir.Type;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a module has declared so far, imports first; indices beyond are an {@link
 * InvalidModuleException}.
 */
final class Declarations {
  final List<FunctionType> types = new ArrayList<>();
  final List<FunctionType> functions = new ArrayList<>();
  final List<TableType> tables = new ArrayList<>();
  final List<MemoryType> memories = new ArrayList<>();
  final List<GlobalType> globals = new ArrayList<>();

  /** The types of the element segments. */
  final List<ValueType> elements = new ArrayList<>();

  /** The functions that code may refer to. */
  final BitSet references = new BitSet();

  /** The number of data segments, if it is known before they come. */
  OptionalInt dataCount = OptionalInt.empty();

  /** Whether code copies or drops data, so that their number has to be known before it. */
  boolean dataNeeded;

  private final @Nullable FunctionType[] signatures = new @Nullable FunctionType[0x400];

  FunctionType type(int index) {
    return at(types, index, "type");
  }

  FunctionType function(int index) {
    return at(functions, index, "function");
  }

  /** A function that code may refer to from now on. */
  FunctionType refer(int index) {
    FunctionType type = function(index);
    references.set(index);
    return type;
  }

  TableType table(int index) {
    return at(tables, index, "table");
  }

  MemoryType memory(int index) {
    return at(memories, index, "memory");
  }

  GlobalType global(int index) {
    return at(globals, index, "global");
  }

  /** What an operation of fixed types takes and gives. */
  FunctionType signature(int opcode) {
    int place = (opcode & 0x1ff) | (opcode >= Opcodes.MISCELLANEOUS ? 0x200 : 0);
    FunctionType known = signatures[place];
    return known == null ? read(opcode, place) : known;
  }

  private FunctionType read(int opcode, int place) {
    String signature = Opcodes.operation(opcode).signature();
    ValueType lane = lane(Opcodes.shape(opcode).lane());
    List<ValueType> operands = new ArrayList<>();
    List<ValueType> results = new ArrayList<>();
    List<ValueType> types = operands;
    for (int i = 0; i < signature.length(); i++) {
      switch (signature.charAt(i)) {
        case '>' -> types = results;
        case 'i' -> types.add(ValueType.I32);
        case 'l' -> types.add(ValueType.I64);
        case 'f' -> types.add(ValueType.F32);
        case 'd' -> types.add(ValueType.F64);
        case 'v' -> types.add(ValueType.V128);
        default -> types.add(lane);
      }
    }
    FunctionType type = new FunctionType(operands, results);
    signatures[place] = type;
    return type;
  }

  private static ValueType lane(Type type) {
    if (type == Type.F64) {
      return ValueType.F64;
    } else if (type == Type.F32) {
      return ValueType.F32;
    }
    return type == Type.I64 ? ValueType.I64 : ValueType.I32;
  }

  ValueType element(int index) {
    return at(elements, index, "elem segment");
  }

  private static <T> T at(List<T> space, int index, String kind) {
    if (index < 0 || index >= space.size()) {
      throw new InvalidModuleException("unknown " + kind + " " + Integer.toUnsignedString(index));
    }
    return space.get(index);
  }
}
