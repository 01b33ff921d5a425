package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Terminator;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Blocks that are entered if all their addresses are in bounds, and that check each of them at
 * their start. One check is enough: they are entered anyhow, and where a check throws, its handler
 * goes to the block that the branch names for this case.
 */
final class GuardedBlocks {
  private static final ClassDesc OUT_OF_BOUNDS =
      ClassDesc.of("java.lang.IndexOutOfBoundsException");

  /** The checks of a block, and where to go from them. */
  private record Checks(Label start, Label end, Block otherwise) {}

  private final Folding folding;
  private final Map<Block, Block> otherwise = new HashMap<>();
  private final List<Checks> emitted = new ArrayList<>();

  GuardedBlocks(Folding folding, List<Block> blocks) {
    this.folding = folding;
    for (Block block : blocks) {
      if (block.terminator() instanceof Terminator.Branch branch && isGuard(block, branch)) {
        otherwise.put(branch.then(), branch.otherwise());
      }
    }
  }

  private boolean isGuard(Block block, Terminator.Branch branch) {
    return branch.condition() instanceof Instruction inside
        && inside.op() == Op.IN_BOUNDS
        && folding.isFolded(inside)
        && branch.otherwise().terminator() instanceof Terminator.Unreachable
        && List.of(block).equals(branch.then().predecessors())
        && List.of(block).equals(branch.otherwise().predecessors())
        && startsWithChecks(branch.then(), inside);
  }

  private static boolean startsWithChecks(Block block, Instruction inside) {
    int count = inside.operands().size();
    for (int i = 0; i < count; i++) {
      if (i >= block.body().size()) {
        return false;
      }
      Instruction check = block.body().get(i);
      if (check.op() != Op.CHECK_BOUNDS
          || !check.operand(0).equals(inside.operand(i))
          || check.immediate(0) != inside.immediate(i)) {
        return false;
      }
    }
    return block.phis().isEmpty() && count > 0;
  }

  /** Whether a block is entered without a test, as it checks its addresses itself. */
  boolean contains(Block block) {
    return otherwise.containsKey(block);
  }

  /** Emits the instructions of a block. */
  void body(Emission emission, Block block) {
    Label start = emission.code.newBoundLabel();
    List<Instruction> body = block.body();
    int checks = 0;
    while (contains(block) && checks < body.size() && body.get(checks).op() == Op.CHECK_BOUNDS) {
      emission.root(body.get(checks++));
    }
    Block other = otherwise.get(block);
    if (other != null) {
      emitted.add(new Checks(start, emission.code.newBoundLabel(), other));
    }
    for (Instruction instruction : body.subList(checks, body.size())) {
      emission.root(instruction);
    }
  }

  /** Emits the handlers of the checks, before those of larger stretches of code. */
  void handlers(CodeBuilder code, Map<Block, Label> labels) {
    for (Checks checks : emitted) {
      Label handler = code.newBoundLabel();
      code.pop().goto_(Optional.ofNullable(labels.get(checks.otherwise)).orElseThrow());
      code.exceptionCatch(checks.start, checks.end, handler, OUT_OF_BOUNDS);
    }
  }
}
