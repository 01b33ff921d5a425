package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The estimate of the operations that packs save, less those they cost. */
final class Benefit {
  private final Places places;
  private final Loops loops;
  private final PackSet packs;

  Benefit(Places places, Loops loops, PackSet packs) {
    this.places = places;
    this.loops = loops;
    this.packs = packs;
  }

  long of(Collection<Pack> some) {
    long sum = 0;
    for (Pack pack : some) {
      sum += of(pack);
    }
    return sum;
  }

  private long of(Pack pack) {
    Value first = pack.members().getFirst();
    Block home = places.home(first);
    boolean isPhi = first instanceof Phi;
    long benefit = isPhi ? 0 : (pack.members().size() - 1) * weight(home);
    for (int i = 0; i < pack.operands().size(); i++) {
      List<Value> operand = pack.operands().get(i);
      if (operand.getFirst().type() == Type.V128) {
        benefit -= cost(operand, isPhi ? home.predecessors().get(i) : home);
      }
    }
    for (Value member : pack.members()) {
      benefit -= extraction(member);
    }
    return benefit;
  }

  private long weight(Block block) {
    return Places.isCold(block) ? 0 : loops.weight(block);
  }

  /** What it costs to have the tuple as one value in a block. */
  private long cost(List<Value> tuple, Block block) {
    Value first = tuple.getFirst();
    if (packs.exactly(tuple).isPresent()) {
      return 0;
    } else if (tuple.stream().allMatch(first::equals)) {
      return uniform(first);
    } else if (tuple.stream().allMatch(Constant.class::isInstance)) {
      return 1;
    } else if (packs.around(tuple).isPresent()) {
      return weight(block);
    }
    int half = tuple.size() / 2;
    if (half > 1
        && packs.around(tuple.subList(0, half)).isPresent()
        && packs.around(tuple.subList(half, 2 * half)).isPresent()) {
      return weight(block);
    }
    long parts = tuple.stream().mapToLong(v -> packs.isPacked(v) ? 2 : 1).sum();
    return parts * weight(places.deepestHome(tuple));
  }

  private long uniform(Value value) {
    if (value instanceof Instruction instruction
        && (instruction.op() == Op.V_SPLAT || LaneLocal.isLoadSplat(instruction.op()))) {
      return 0;
    }
    return value instanceof Constant ? 0 : weight(places.home(value));
  }

  /** What it costs to give a member to those who want it alone. */
  private long extraction(Value member) {
    Set<Block> blocks = new HashSet<>(places.ends(member));
    for (Value user : places.users(member)) {
      if (user instanceof Phi phi && !packs.isPacked(phi)) {
        for (int i = 0; i < phi.operands().size(); i++) {
          if (phi.operands().get(i).equals(member)) {
            blocks.add(phi.block().predecessors().get(i));
          }
        }
      } else if (!packs.isPacked(user)) {
        blocks.add(places.home(user));
      }
    }
    long sum = 0;
    for (Block block : blocks) {
      sum += weight(block);
    }
    return sum;
  }
}
