package dev.wasmath.engine.parse;

import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import run.endive.wasm.types.OpCode;

/** The operation and shape for each opcode of the binary format. */
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

  private static final Map<OpCode, Operation> OPERATIONS = operations();

  private Opcodes() {}

  private static Map<OpCode, Operation> operations() {
    Map<String, Op> ops = new HashMap<>();
    for (Op op : Op.values()) {
      ops.put(op.name(), op);
    }
    Map<String, Shape> shapes = new HashMap<>(Map.of("V128", Shape.BITS));
    for (Shape shape : Shape.values()) {
      shapes.put(shape.name(), shape);
    }
    Map<OpCode, Operation> operations = new EnumMap<>(OpCode.class);
    for (OpCode opcode : OpCode.values()) {
      String upper = opcode.name().toUpperCase(Locale.ROOT);
      String prefix = upper.substring(0, Math.max(0, upper.indexOf('_')));
      Shape shape = shapes.get(prefix);
      Op op = ops.get(shape == null ? opcode.name() : vectorName(opcode.name(), shapes));
      if (op != null) {
        operations.put(opcode, new Operation(op, shape == null ? Shape.BITS : shape));
      }
    }
    return operations;
  }

  /** The name less the shape in front, and less any shape inside. */
  private static String vectorName(String name, Map<String, Shape> shapes) {
    String rest = name.substring(name.indexOf('_') + 1);
    if (rest.startsWith("LOAD") || rest.startsWith("STORE")) {
      return "V_" + rest.toUpperCase(Locale.ROOT);
    }
    StringBuilder plain = new StringBuilder("V");
    for (String word : rest.split("_", -1)) {
      if (!shapes.containsKey(word.toUpperCase(Locale.ROOT))) {
        plain.append('_').append(word);
      }
    }
    return plain.toString();
  }

  /** Whether the opcode belongs to WebAssembly 2.0. */
  static boolean known(OpCode opcode) {
    return CONTROL.contains(opcode) || OPERATIONS.containsKey(opcode);
  }

  /** The operation of an opcode that computes. */
  static Operation operation(OpCode opcode) {
    Operation operation = OPERATIONS.get(opcode);
    if (operation == null) {
      throw new IllegalStateException("no operation for " + opcode);
    }
    return operation;
  }
}
