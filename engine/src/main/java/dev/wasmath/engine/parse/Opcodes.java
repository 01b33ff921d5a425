package dev.wasmath.engine.parse;

import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import run.endive.wasm.types.OpCode;

/** The operation and shape for each opcode of the binary format. */
final class Opcodes {
  /** An operation on a shape. */
  record Operation(Op op, Shape shape) {}

  private static final Pattern INNER_SHAPE = Pattern.compile("_[IF]\\d+[xX]\\d+");

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
    Map<String, Op> ops =
        Arrays.stream(Op.values()).collect(Collectors.toMap(Op::name, Function.identity()));
    Map<OpCode, Operation> operations = new EnumMap<>(OpCode.class);
    for (OpCode opcode : OpCode.values()) {
      Optional<Shape> shape = shape(opcode.name());
      String name = shape.isEmpty() ? opcode.name() : vectorName(opcode.name());
      Op op = ops.get(name);
      if (op != null) {
        operations.put(opcode, new Operation(op, shape.orElse(Shape.BITS)));
      }
    }
    return operations;
  }

  private static Optional<Shape> shape(String name) {
    String prefix = name.substring(0, Math.max(0, name.indexOf('_')));
    if (prefix.equals("V128")) {
      return Optional.of(Shape.BITS);
    }
    return Arrays.stream(Shape.values())
        .filter(shape -> shape.name().equals(prefix.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  private static String vectorName(String name) {
    String rest = name.substring(name.indexOf('_') + 1);
    if (rest.startsWith("LOAD") || rest.startsWith("STORE")) {
      return "V_" + rest.toUpperCase(Locale.ROOT);
    }
    return "V_" + INNER_SHAPE.matcher(rest).replaceAll("");
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
