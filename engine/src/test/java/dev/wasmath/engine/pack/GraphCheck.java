package dev.wasmath.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules that every graph keeps: edges from both ends, and definitions before uses. */
final class GraphCheck {
  private final Graph graph;
  private final Map<Block, Set<Value>> atEnd = new HashMap<>();

  private GraphCheck(Graph graph) {
    this.graph = graph;
  }

  static void check(Graph graph) {
    new GraphCheck(graph).run();
  }

  private void run() {
    available();
    for (Block block : graph.blocks()) {
      edges(block);
      Set<Value> known = new HashSet<>(atStart(block));
      for (Phi phi : block.phis()) {
        assertThat(phi.operands()).as("operands of " + phi).hasSameSizeAs(block.predecessors());
        for (int i = 0; i < phi.operands().size(); i++) {
          Value operand = phi.operands().get(i);
          uses(operand, atEnd.getOrDefault(block.predecessors().get(i), Set.of()), phi);
          assertThat(operand.type()).as("operand of " + phi).isEqualTo(phi.type());
        }
      }
      known.addAll(block.phis());
      for (Instruction instruction : block.body()) {
        instruction.operands().forEach(operand -> uses(operand, known, instruction));
        known.add(instruction);
      }
      block.terminator().operands().forEach(operand -> uses(operand, known, block));
    }
  }

  private void edges(Block block) {
    for (Block successor : block.terminator().successors()) {
      assertThat(graph.blocks()).contains(successor);
      assertThat(successor.predecessors()).as("into " + successor).contains(block);
    }
    for (Block predecessor : block.predecessors()) {
      assertThat(predecessor.terminator().successors()).as("from " + predecessor).contains(block);
    }
  }

  private static void uses(Value value, Set<Value> known, Object user) {
    if (value instanceof Phi || value instanceof Instruction) {
      assertThat(known.contains(value)).as(value + " reaches " + user).isTrue();
    }
  }

  private Set<Value> atStart(Block block) {
    Set<Value> start = new HashSet<>();
    boolean first = true;
    for (Block predecessor : block.predecessors()) {
      Set<Value> end = atEnd.get(predecessor);
      if (end != null && first) {
        start.addAll(end);
        first = false;
      } else if (end != null) {
        start.retainAll(end);
      }
    }
    return start;
  }

  /** The values that reach the end of each block on every way: a fixed point from above. */
  private void available() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block block : graph.blocks()) {
        Set<Value> end = atStart(block);
        end.addAll(block.phis());
        List<Value> body = new ArrayList<>(block.body());
        end.addAll(body);
        changed |= !end.equals(atEnd.put(block, end));
      }
    }
  }
}
