package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Effect;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The choice of the instructions that are computed where they are used, on the operand stack.
 *
 * <p>An instruction is folded into its only user if both are in one block and no effect changes its
 * place among the effects. Going through a block, {@code pending} holds the folded trees with
 * effects that no one has used yet: a user takes a suffix of them; whatever runs before the rest
 * sends the rest back to their places.
 */
final class Folding {
  private static final int MAX_DEPTH = 64;

  private final Uses uses;
  private final boolean vectorsOnStack;
  private final boolean[] folded;
  private final int[] depth;
  private final List<Instruction> pending = new ArrayList<>();
  private Set<Value> usedHere = Set.of();

  Folding(Graph graph, Uses uses, boolean vectorsOnStack) {
    this.uses = uses;
    this.vectorsOnStack = vectorsOnStack;
    this.folded = new boolean[graph.valueCount()];
    this.depth = new int[graph.valueCount()];
    for (Block block : graph.blocks()) {
      block(block);
    }
  }

  /** Whether the value is computed at its use. */
  boolean isFolded(Value value) {
    return value instanceof Instruction instruction && folded[instruction.id()];
  }

  private void block(Block block) {
    List<Value> last = lastOperands(block);
    usedHere = new HashSet<>(last);
    for (Instruction instruction : block.body()) {
      usedHere.addAll(instruction.operands());
    }
    pending.clear();
    for (Instruction instruction : block.body()) {
      boolean effect = consume(instruction.operands(), instruction.op());
      effect |= instruction.op().effect() != Effect.NONE;
      boolean fold = foldable(instruction);
      folded[instruction.id()] = fold;
      if (effect && fold) {
        pending.add(instruction);
      } else if (effect) {
        unfold(pending.size());
      }
    }
    consume(last, Op.CALL);
    unfold(pending.size());
  }

  private static List<Value> lastOperands(Block block) {
    if (block.terminator() instanceof Terminator.Goto jump) {
      Block target = jump.target();
      int edge = target.predecessors().indexOf(block);
      List<Value> values = new ArrayList<>();
      for (Phi phi : target.phis()) {
        values.add(phi.operands().get(edge));
      }
      return values;
    }
    return block.terminator().operands();
  }

  private boolean foldable(Instruction instruction) {
    int deepest = 0;
    for (Value operand : instruction.operands()) {
      if (isFolded(operand) && operand instanceof Instruction inner) {
        deepest = Math.max(deepest, depth[inner.id()]);
      }
    }
    depth[instruction.id()] = deepest + 1;
    Type type = instruction.type();
    return uses.of(instruction) == 1
        && usedHere.contains(instruction)
        && instruction.op().effect() != Effect.CALL
        && instruction.op() != Op.CHECK_BOUNDS
        && deepest < MAX_DEPTH
        && type != Type.VOID
        && (vectorsOnStack || !type.isVector());
  }

  /**
   * Takes the operands off the pending trees; whether one of them has effects. A selection computes
   * its condition first and an indirect call finds its function first, so that effects of other
   * operands would come too late.
   */
  private boolean consume(List<Value> operands, Op user) {
    List<Instruction> effects = new ArrayList<>();
    boolean inOrder = true;
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i) instanceof Instruction instruction && pending.contains(instruction)) {
        effects.add(instruction);
        inOrder &= user != Op.CALL_INDIRECT && (user != Op.SELECT || i == 2);
      }
    }
    if (effects.isEmpty()) {
      return false;
    }
    int from = pending.size() - effects.size();
    if (inOrder && pending.subList(from, pending.size()).equals(effects)) {
      pending.subList(from, pending.size()).clear();
      return true;
    }
    int end = 0;
    for (Instruction instruction : effects) {
      end = Math.max(end, pending.indexOf(instruction) + 1);
    }
    unfold(end);
    return false;
  }

  /** Sends the first pending trees back to their places. */
  private void unfold(int count) {
    for (Instruction instruction : pending.subList(0, count)) {
      folded[instruction.id()] = false;
    }
    pending.subList(0, count).clear();
  }
}
