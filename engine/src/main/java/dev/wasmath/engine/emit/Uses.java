package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Value;
import java.util.List;

/** How often each phi and instruction is used, by id. */
final class Uses {
  private final int[] counts;

  Uses(Graph graph) {
    counts = new int[graph.valueCount()];
    for (Block block : graph.blocks()) {
      for (Phi phi : block.phis()) {
        count(phi.operands());
      }
      for (Instruction instruction : block.body()) {
        count(instruction.operands());
      }
      count(block.terminator().operands());
    }
  }

  private void count(List<Value> values) {
    for (Value value : values) {
      if (value instanceof Instruction instruction) {
        counts[instruction.id()]++;
      } else if (value instanceof Phi phi) {
        counts[phi.id()]++;
      }
    }
  }

  int of(Instruction instruction) {
    return counts[instruction.id()];
  }
}
