package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From where to where each value has to be in its local: one interval of times, which covers all
 * points at which the value is alive.
 *
 * <p>Time runs through the blocks in reverse postorder, so that a definition comes before what it
 * dominates. An instruction reads its operands, and those of what is folded into it, at an even
 * time, and writes its result right after, at an odd one; the end of a block reads what it gives to
 * phis and writes these. A value that is alive where a loop starts is alive until its last jump
 * back. A range that leaves its definition's interval would have to come back by such a jump.
 */
final class Lifetimes {
  private static final int NONE = -1;

  private final Folding folding;
  private final int[] starts;
  private final int[] ends;
  private final int[] parameterEnds;

  /** By id, when a folded instruction is computed. */
  private final int[] reads;

  private final int[] firstTimes;
  private final int[] lastTimes;

  Lifetimes(Graph graph, Folding folding) {
    this.folding = folding;
    starts = new int[graph.valueCount()];
    ends = new int[graph.valueCount()];
    reads = new int[graph.valueCount()];
    Arrays.fill(starts, Integer.MAX_VALUE);
    Arrays.fill(ends, NONE);
    parameterEnds = new int[graph.parameters().size()];
    List<Block> order = new BlockSequence(graph).blocks();
    int most = 1;
    for (Block block : order) {
      most = Math.max(most, block.id() + 1);
    }
    firstTimes = new int[most];
    lastTimes = new int[most];
    int time = 2;
    for (Block block : order) {
      firstTimes[block.id()] = time;
      time += 2 * block.body().size() + 4;
      lastTimes[block.id()] = time - 2;
    }
    for (Block block : order) {
      block(block);
    }
    extend(order);
  }

  private void block(Block block) {
    int end = lastTimes[block.id()];
    for (Value value : block.terminator().operands()) {
      read(value, end);
    }
    for (Block successor : block.terminator().successors()) {
      int edge = successor.predecessors().indexOf(block);
      for (Phi phi : successor.phis()) {
        read(phi.operands().get(edge), end);
        write(phi.id(), end + 1);
      }
    }
    for (int i = block.body().size() - 1; i >= 0; i--) {
      Instruction instruction = block.body().get(i);
      int time = firstTimes[block.id()] + 2 * (i + 1);
      if (folding.isFolded(instruction)) {
        time = reads[instruction.id()];
      } else {
        write(instruction.id(), time + 1);
      }
      for (Value operand : instruction.operands()) {
        read(operand, time);
      }
    }
  }

  private void write(int id, int time) {
    starts[id] = Math.min(starts[id], time);
    ends[id] = Math.max(ends[id], time);
  }

  private void read(Value value, int time) {
    if (value instanceof Instruction instruction) {
      ends[instruction.id()] = Math.max(ends[instruction.id()], time);
      reads[instruction.id()] = time;
    } else if (value instanceof Phi phi) {
      ends[phi.id()] = Math.max(ends[phi.id()], time);
    } else if (value instanceof Parameter parameter) {
      parameterEnds[parameter.index()] = Math.max(parameterEnds[parameter.index()], time);
    }
  }

  /** Keeps what is alive at the start of a loop until the end of it. */
  private void extend(List<Block> order) {
    List<int[]> loops = new ArrayList<>();
    for (Block header : order) {
      int start = firstTimes[header.id()];
      int end = NONE;
      for (Block predecessor : header.predecessors()) {
        end = Math.max(end, lastTimes[predecessor.id()] + 1);
      }
      if (end > start) {
        loops.add(new int[] {start, end});
      }
    }
    if (loops.isEmpty()) {
      return;
    }
    for (int id = 0; id < ends.length; id++) {
      ends[id] = extended(starts[id], ends[id], loops);
    }
    for (int index = 0; index < parameterEnds.length; index++) {
      parameterEnds[index] = extended(0, parameterEnds[index], loops);
    }
  }

  private static int extended(int start, int end, List<int[]> loops) {
    int last = end;
    for (int[] loop : loops) {
      if (start < loop[0] && loop[0] <= last) {
        last = Math.max(last, loop[1]);
      }
    }
    return last;
  }

  /** When the phi or instruction with an id is first written. */
  int start(int id) {
    return starts[id];
  }

  /** The last time at which it is needed. */
  int end(int id) {
    return ends[id];
  }

  /** The last time at which a parameter, which is written at time 0, is needed. */
  int parameterEnd(int index) {
    return parameterEnds[index];
  }
}
