package dev.wasmath.engine.split;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Terminator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Blocks in an order in which a loop is a run of neighbours that starts with its header: that of
 * the text, with the blocks that only trap behind their predecessors.
 */
final class Layout {
  private final List<Block> order = new ArrayList<>();
  private final Map<Block, Integer> positions = new HashMap<>();
  private final int[] ends;

  Layout(List<Block> blocks) {
    Map<Block, List<Block>> followers = new HashMap<>();
    Set<Block> moved = new HashSet<>();
    Set<Block> before = new HashSet<>();
    for (Block block : blocks) {
      if (block.terminator() instanceof Terminator.Unreachable
          && block.predecessors().size() == 1
          && before.contains(block.predecessors().getFirst())) {
        Block predecessor = block.predecessors().getFirst();
        followers.computeIfAbsent(predecessor, key -> new ArrayList<>()).add(block);
        moved.add(block);
      } else {
        before.add(block);
      }
    }
    for (Block block : blocks) {
      if (!moved.contains(block)) {
        add(block);
        followers.getOrDefault(block, List.of()).forEach(this::add);
      }
    }
    ends = new int[order.size()];
    for (int i = order.size() - 1; i >= 0; i--) {
      ends[i] = end(i);
    }
  }

  private void add(Block block) {
    positions.put(block, order.size());
    order.add(block);
  }

  /** The last block of the loop at a position, past the ends of all loops that start inside. */
  private int end(int header) {
    int end = -1;
    for (Block predecessor : order.get(header).predecessors()) {
      int from = position(predecessor);
      end = from >= header ? Math.max(end, from) : end;
    }
    int at = header + 1;
    while (at <= end) {
      end = Math.max(end, ends[at]);
      at = Math.max(at, ends[at]) + 1;
    }
    return end;
  }

  List<Block> order() {
    return order;
  }

  int position(Block block) {
    return positions.getOrDefault(block, -1);
  }

  /** The position of the last block of the loop that starts at a position, or -1. */
  int loopEnd(int header) {
    return ends[header];
  }
}
