package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Pointers behind an innermost loop that are made from the one by which it counts.
 *
 * <p>A loop over arrays advances several pointers by constants, and the code behind it goes on with
 * them. HotSpot's last compiler makes one counter of them and the others from it in each turn;
 * those that are read behind the loop it then keeps, in memory, in each turn too. A pointer's value
 * behind the loop is its first one and as many steps as the counter has made: {@code p0 + (c - c0)
 * * (step of p / step of c)}, to the bit, as all of it wraps around alike. So the loop need not
 * keep it.
 */
public final class ExitPointers {
  private static final long[] NONE = {};

  private final Graph graph;
  private final Map<Phi, Exit> exits = new HashMap<>();

  /** A phi that a loop does nothing to but add a constant. */
  private record Counter(Phi phi, Value first, int step) {}

  /** What a phi is behind its loop: a value of the block that follows. */
  private record Exit(Set<Block> loop, Block block, Value value) {}

  private ExitPointers(Graph graph) {
    this.graph = graph;
  }

  /**
   * Replaces the pointers behind the loops of a graph in place; to be run before the guards, which
   * remove those that are dead then.
   */
  public static void run(Graph graph) {
    if (graph.instructionCount() <= Guards.MOST_INSTRUCTIONS) {
      new ExitPointers(graph).run();
    }
  }

  private void run() {
    for (Map.Entry<Block, Set<Block>> loop : Loops.innermost(graph).entrySet()) {
      loop(loop.getKey(), loop.getValue());
    }
    if (!exits.isEmpty()) {
      for (Block block : graph.blocks()) {
        use(block);
      }
    }
  }

  /** The one block of a loop from which it is left, if there is one. */
  private static Optional<Block> exit(Set<Block> body) {
    Block exit = null;
    for (Block block : body) {
      for (Block successor : block.terminator().successors()) {
        if (!body.contains(successor)) {
          if (exit != null) {
            return Optional.empty();
          }
          exit = block;
        }
      }
    }
    return Optional.ofNullable(exit);
  }

  private void loop(Block header, Set<Block> body) {
    Optional<Block> exit = exit(body);
    List<Block> from = header.predecessors();
    if (exit.isEmpty()
        || !(exit.get().terminator() instanceof Terminator.Branch branch)
        || !(branch.condition() instanceof Instruction condition)
        || from.size() != 2
        || body.containsAll(from)) {
      return;
    }
    int entry = body.contains(from.getFirst()) ? 1 : 0;
    List<Counter> counters = new ArrayList<>();
    for (Phi phi : header.phis()) {
      OptionalInt step = Step.of(phi, phi.operands().get(1 - entry));
      if (step.isPresent()) {
        counters.add(new Counter(phi, phi.operands().get(entry), step.getAsInt()));
      }
    }
    for (Counter counter : counters) {
      if (counter.step != 0 && condition.operands().contains(counter.phi)) {
        follow(counter, counters, body, exit.get(), branch);
        return;
      }
    }
  }

  /** Makes the others from the one by which the loop counts, on the edge that leaves it. */
  private void follow(
      Counter count, List<Counter> all, Set<Block> body, Block exit, Terminator.Branch branch) {
    Block behind = graph.newBlock(false);
    Instruction way = append(behind, Op.I32_SUB, count.phi, count.first);
    for (Counter other : all) {
      // Not by the equals of a record, whose linking takes 15 ms of a first compilation.
      if (!other.phi.equals(count.phi) && other.step % count.step == 0) {
        Value distance = scaled(behind, way, other.step / count.step);
        Value last = append(behind, Op.I32_ADD, other.first, distance);
        exits.put(other.phi, new Exit(body, behind, last));
      }
    }
    if (behind.body().size() > 1) {
      insert(behind, body, exit, branch);
    }
  }

  private Value scaled(Block block, Value distance, int factor) {
    return factor == 1
        ? distance
        : append(block, Op.I32_MUL, distance, new Constant(Type.I32, factor, 0));
  }

  private Instruction append(Block into, Op op, Value... operands) {
    Instruction instruction =
        graph.newInstruction(op, Shape.BITS, Type.I32, List.of(operands), NONE, -1);
    into.body().add(instruction);
    return instruction;
  }

  private void insert(Block behind, Set<Block> body, Block exit, Terminator.Branch branch) {
    boolean first = !body.contains(branch.then());
    Block target = first ? branch.then() : branch.otherwise();
    behind.predecessors().add(exit);
    behind.terminate(new Terminator.Goto(target));
    target.predecessors().set(target.predecessors().indexOf(exit), behind);
    exit.terminate(
        first
            ? new Terminator.Branch(branch.condition(), behind, branch.otherwise())
            : new Terminator.Branch(branch.condition(), branch.then(), behind));
    graph.blocks().add(graph.blocks().indexOf(target), behind);
  }

  /** No lambdas here, whose linking would delay the first compilation. */
  private void use(Block block) {
    for (Instruction instruction : block.body()) {
      use(instruction.operands(), block);
    }
    List<Value> last = block.terminator().operands();
    for (int i = 0; i < last.size(); i++) {
      if (!at(last.get(i), block).equals(last.get(i))) {
        List<Value> others = new ArrayList<>(last);
        use(others, block);
        block.terminate(block.terminator().with(others));
        break;
      }
    }
    for (Phi phi : block.phis()) {
      for (int i = 0; i < phi.operands().size(); i++) {
        Block from = block.predecessors().get(i);
        phi.operands().set(i, at(phi.operands().get(i), from));
      }
    }
  }

  private void use(List<Value> values, Block block) {
    for (int i = 0; i < values.size(); i++) {
      values.set(i, at(values.get(i), block));
    }
  }

  /** What a value is called in a block. */
  private Value at(Value value, Block block) {
    if (!(value instanceof Phi phi)) {
      return value;
    }
    Exit exit = exits.get(phi);
    return exit == null || exit.loop.contains(block) || exit.block == block ? value : exit.value;
  }
}
