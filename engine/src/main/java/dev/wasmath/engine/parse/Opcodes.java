package dev.wasmath.engine.parse;

import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import run.endive.wasm.types.OpCode;

/**
 * The operation and shape for each opcode of the binary format, as far as they have been asked for:
 * few of the hundreds are in a function.
 */
final class Opcodes {
  /** An operation on a shape. */
  record Operation(Op op, Shape shape) {}

  private static final Set<OpCode> CONTROL =
      EnumSet.of(
          OpCode.UNREACHABLE,
          OpCode.NOP,
          OpCode.BLOCK,
          OpCode.LOOP,
          OpCode.IF,
          OpCode.ELSE,
          OpCode.END,
          OpCode.BR,
          OpCode.BR_IF,
          OpCode.BR_TABLE,
          OpCode.RETURN,
          OpCode.DROP,
          OpCode.SELECT_T,
          OpCode.LOCAL_GET,
          OpCode.LOCAL_SET,
          OpCode.LOCAL_TEE,
          OpCode.I32_CONST,
          OpCode.I64_CONST,
          OpCode.F32_CONST,
          OpCode.F64_CONST,
          OpCode.V128_CONST,
          OpCode.REF_NULL);

  private static final Map<String, Op> OPS = ops();
  private static final Map<String, Shape> SHAPES = shapes();

  private final Map<OpCode, Operation> asked = new EnumMap<>(OpCode.class);

  private static Map<String, Op> ops() {
    Map<String, Op> ops = new HashMap<>();
    for (Op op : Op.values()) {
      ops.put(op.name(), op);
    }
    return ops;
  }

  private static Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new HashMap<>(Map.of("V128", Shape.BITS));
    for (Shape shape : Shape.values()) {
      shapes.put(shape.name(), shape);
    }
    return shapes;
  }

  private static Optional<Operation> find(OpCode opcode) {
    String upper = opcode.name().toUpperCase(Locale.ROOT);
    String prefix = upper.substring(0, Math.max(0, upper.indexOf('_')));
    Shape shape = SHAPES.get(prefix);
    Op op = OPS.get(shape == null ? opcode.name() : vectorName(opcode.name()));
    return op == null
        ? Optional.empty()
        : Optional.of(new Operation(op, shape == null ? Shape.BITS : shape));
  }

  /** The name less the shape in front, and less any shape inside. */
  private static String vectorName(String name) {
    String rest = name.substring(name.indexOf('_') + 1);
    if (rest.startsWith("LOAD") || rest.startsWith("STORE")) {
      return "V_" + rest.toUpperCase(Locale.ROOT);
    }
    StringBuilder plain = new StringBuilder("V");
    for (String word : rest.split("_", -1)) {
      if (!SHAPES.containsKey(word.toUpperCase(Locale.ROOT))) {
        plain.append('_').append(word);
      }
    }
    return plain.toString();
  }

  /** Whether the opcode belongs to WebAssembly 2.0. */
  static boolean known(OpCode opcode) {
    return CONTROL.contains(opcode) || find(opcode).isPresent();
  }

  /** The operation of an opcode that computes. */
  Operation operation(OpCode opcode) {
    Operation known = asked.get(opcode);
    if (known != null) {
      return known;
    }
    Optional<Operation> found = find(opcode);
    if (found.isEmpty()) {
      throw new IllegalStateException("no operation for " + opcode);
    }
    asked.put(opcode, found.get());
    return found.get();
  }
}
