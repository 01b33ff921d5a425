package dev.wasmath.engine.bind;

import dev.wasmath.engine.BindingException;
import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Effect;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * For each value of a graph, the pointer parameter at which it is rooted, if it is an address: a
 * pointer, a pointer plus or minus an integer, or a merge of such with one root.
 *
 * <p>The analysis refuses a graph in which an address is computed in another way, in which a
 * pointer is used as anything but an address, or in which memory is reached otherwise.
 */
final class PointerRoots {
  /** Not an address. */
  static final int INTEGER = -1;

  /** Not known yet: a phi on the way around its loop. */
  private static final int UNKNOWN = -2;

  private final int[] roots;
  private final Set<Integer> pointers;
  private final BoundCalls calls;
  private final Set<Integer> written = new TreeSet<>();

  /**
   * Analyses a graph.
   *
   * @param pointers the indices of the parameters that are pointers
   * @throws BindingException with the reason, if an address has no root
   */
  PointerRoots(Graph graph, Set<Integer> pointers, BoundCalls calls) {
    this.pointers = pointers;
    this.calls = calls;
    this.roots = new int[graph.valueCount()];
    Arrays.fill(roots, UNKNOWN);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block block : graph.blocks()) {
        for (Phi phi : block.phis()) {
          changed |= set(phi.id(), merge(phi.operands(), phi));
        }
        for (Instruction instruction : block.body()) {
          changed |= set(instruction.id(), result(instruction));
        }
      }
    }
    for (Block block : graph.blocks()) {
      check(block);
    }
  }

  /** The root of a value: the index of a pointer parameter, or {@link #INTEGER}. */
  int of(Value value) {
    if (value instanceof Instruction instruction) {
      return roots[instruction.id()];
    } else if (value instanceof Phi phi) {
      return roots[phi.id()];
    }
    return value instanceof Parameter parameter && pointers.contains(parameter.index())
        ? parameter.index()
        : INTEGER;
  }

  /** The pointer parameters through which something is stored. */
  Set<Integer> written() {
    return written;
  }

  private boolean set(int id, int root) {
    if (roots[id] == root) {
      return false;
    }
    roots[id] = root;
    return true;
  }

  private int merge(List<Value> values, Value what) {
    int merged = UNKNOWN;
    for (Value value : values) {
      int root = of(value);
      if (merged == UNKNOWN) {
        merged = root;
      } else if (root != UNKNOWN && root != merged) {
        throw new BindingException(
            what + " is " + name(merged) + " on one path and " + name(root) + " on another");
      }
    }
    return merged;
  }

  private int result(Instruction instruction) {
    return switch (instruction.op()) {
      case I32_ADD -> sum(instruction);
      case I32_SUB -> difference(instruction);
      case SELECT -> merge(instruction.operands().subList(0, 2), instruction);
      default -> INTEGER;
    };
  }

  private int sum(Instruction add) {
    int left = of(add.operand(0));
    int right = of(add.operand(1));
    if (left >= 0 && right >= 0) {
      throw new BindingException(add + " adds two pointers");
    }
    return left == UNKNOWN || right == UNKNOWN ? known(left, right) : Math.max(left, right);
  }

  /** While one side is unknown: the root of the other if it has one. */
  private static int known(int left, int right) {
    int root = Math.max(left, right);
    return root >= 0 ? root : UNKNOWN;
  }

  private int difference(Instruction subtract) {
    int left = of(subtract.operand(0));
    int right = of(subtract.operand(1));
    if (left == UNKNOWN || right == UNKNOWN) {
      return left == UNKNOWN ? UNKNOWN : left;
    }
    if (right < 0) {
      return left;
    }
    if (left != right) {
      throw new BindingException(subtract + " subtracts " + name(right) + " from " + name(left));
    }
    return INTEGER;
  }

  private void check(Block block) {
    for (Instruction instruction : block.body()) {
      check(instruction);
    }
    if (!(block.terminator() instanceof Terminator.Goto)) {
      for (Value value : block.terminator().operands()) {
        if (of(value) != INTEGER) {
          throw new BindingException("a pointer is returned or decides a branch");
        }
      }
    }
  }

  private void check(Instruction instruction) {
    Op op = instruction.op();
    if (op.isLoad() || op.isStore()) {
      checkAccess(instruction);
      return;
    }
    if (op == Op.CALL) {
      checkCall(instruction);
      return;
    }
    if (op.effect() != Effect.NONE && op.effect() != Effect.TRAP) {
      throw new BindingException("it has " + op);
    }
    switch (op) {
      case I32_ADD, I32_SUB -> {}
      case SELECT -> integers(instruction.operands().subList(2, 3), instruction);
      case I32_EQ,
          I32_NE,
          I32_LT_U,
          I32_LT_S,
          I32_LE_U,
          I32_LE_S,
          I32_GT_U,
          I32_GT_S,
          I32_GE_U,
          I32_GE_S ->
          checkComparison(instruction);
      default -> integers(instruction.operands(), instruction);
    }
  }

  private void checkAccess(Instruction access) {
    int root = of(access.operand(0));
    if (root < 0) {
      throw new BindingException(access.op() + " at an address that is no pointer's");
    }
    integers(access.operands().subList(1, access.operands().size()), access);
    if (access.op().isStore()) {
      written.add(root);
    }
  }

  private void checkCall(Instruction call) {
    for (int parameter : calls.written(calls.callee(call, this))) {
      written.add(of(call.operand(parameter)));
    }
  }

  private void checkComparison(Instruction comparison) {
    int left = of(comparison.operand(0));
    int right = of(comparison.operand(1));
    if (left != right) {
      throw new BindingException(
          comparison.op() + " compares " + name(left) + " with " + name(right));
    }
  }

  private void integers(List<Value> values, Instruction user) {
    for (Value value : values) {
      if (of(value) >= 0) {
        throw new BindingException(user.op() + " takes " + name(of(value)));
      }
    }
  }

  private static String name(int root) {
    return root < 0 ? "an integer" : "an address of parameter " + root;
  }
}
