package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Value;

/** How often each phi and instruction is used, by id. */
final class Uses {
  private final int[] counts;

  Uses(Graph graph) {
    counts = new int[graph.valueCount()];
    for (Block block : graph.blocks()) {
      block.phis().forEach(phi -> phi.operands().forEach(this::count));
      block.body().forEach(instruction -> instruction.operands().forEach(this::count));
      block.terminator().operands().forEach(this::count);
    }
  }

  private void count(Value value) {
    switch (value) {
      case Instruction instruction -> counts[instruction.id()]++;
      case Phi phi -> counts[phi.id()]++;
      default -> {}
    }
  }

  int of(Instruction instruction) {
    return counts[instruction.id()];
  }
}
