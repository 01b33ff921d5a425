package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Large constants in sums of sums, which code takes from an array of the instance.
 *
 * <p>The second JIT compiler makes {@code (x + 0x6a09e667) + y} a {@code (x + y) + 0x6a09e667}, and
 * so on through a chain of sums, for all that is known to be constant. In hash functions, where
 * every sum has other users, it then keeps each with and without the constant.
 */
final class Addends {
  private static final long LARGE_INT = 1L << 24;
  private static final long LARGE_LONG = 1L << 31;

  /** An array is encoded as a string constant, which has at most 65,535 bytes. */
  private static final int MOST = 4_000;

  private final Set<Instruction> sums = new HashSet<>();
  private final Map<Integer, Integer> ints = new LinkedHashMap<>();
  private final Map<Long, Integer> longs = new LinkedHashMap<>();
  private final String intText;
  private final String longText;

  Addends(Graph graph) {
    for (Block block : graph.blocks()) {
      for (Instruction instruction : block.body()) {
        Type type = sum(instruction.op());
        for (Value operand : type == Type.VOID ? Set.<Value>of() : instruction.operands()) {
          if (operand instanceof Instruction inner
              && sum(inner.op()) == type
              && isLarge(constant(inner))) {
            take(inner);
          }
        }
      }
    }
    intText = text(ints.keySet(), Integer.SIZE);
    longText = text(longs.keySet(), Long.SIZE);
  }

  private static Type sum(Op op) {
    return switch (op) {
      case I32_ADD, I32_SUB -> Type.I32;
      case I64_ADD, I64_SUB -> Type.I64;
      default -> Type.VOID;
    };
  }

  /** The constant in a sum of one and a value that is none; else 0. */
  private static Constant constant(Instruction sum) {
    Constant found = Constant.zero(sum.type());
    int constants = 0;
    if (sum.op() == Op.I32_ADD || sum.op() == Op.I64_ADD) {
      for (Value operand : sum.operands()) {
        if (operand instanceof Constant constant) {
          found = constant;
          constants++;
        }
      }
    }
    return constants == 1 ? found : Constant.zero(sum.type());
  }

  private static boolean isLarge(Constant constant) {
    long value = constant.type() == Type.I32 ? (int) constant.low() : constant.low();
    return Math.abs(value) >= (constant.type() == Type.I32 ? LARGE_INT : LARGE_LONG);
  }

  private void take(Instruction sum) {
    Constant constant = constant(sum);
    if (constant.type() == Type.I32 && ints.size() < MOST) {
      ints.putIfAbsent((int) constant.low(), ints.size());
      sums.add(sum);
    } else if (constant.type() == Type.I64 && longs.size() < MOST) {
      longs.putIfAbsent(constant.low(), longs.size());
      sums.add(sum);
    }
  }

  /** Whether the constant in a sum is one of these. */
  boolean isIn(Instruction sum) {
    return sums.contains(sum);
  }

  /** Puts the constant in a sum on the stack. */
  void push(Emission emission, Instruction sum) {
    CodeBuilder code = emission.code;
    Constant constant = constant(sum);
    if (constant.type() == Type.I32) {
      emission.pushLinked("ints", ConstantDescs.CD_int.arrayType(), intText);
      code.loadConstant(ints.getOrDefault((int) constant.low(), 0)).iaload();
    } else {
      emission.pushLinked("longs", ConstantDescs.CD_long.arrayType(), longText);
      code.loadConstant(longs.getOrDefault(constant.low(), 0)).laload();
    }
  }

  /** The values as characters of 16 bits, the lowest first. */
  private static String text(Set<? extends Number> values, int bits) {
    StringBuilder text = new StringBuilder();
    for (Number value : values) {
      for (int at = 0; at < bits; at += Character.SIZE) {
        text.append((char) (value.longValue() >>> at));
      }
    }
    return text.toString();
  }
}
