package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Graph;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many loops each block of a graph is in. */
final class Loops {
  /** How much more often a loop's body runs than what surrounds it, as far as costs go. */
  private static final int REPEATS = 8;

  private static final int DEEPEST = 6;

  private final Map<Block, Integer> depths = new HashMap<>();
  private final Map<Block, Integer> positions = new HashMap<>();
  private final Map<Block, Set<Block>> bodies = new LinkedHashMap<>();

  Loops(Graph graph) {
    List<Block> blocks = graph.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      positions.put(blocks.get(i), i);
    }
    for (Block header : blocks) {
      if (header.isLoopHeader()) {
        Set<Block> body = body(header);
        if (!body.isEmpty()) {
          bodies.put(header, body);
        }
        for (Block block : body) {
          depths.put(block, depth(block) + 1);
        }
      }
    }
  }

  /**
   * The blocks of each loop, by its header, in the order of the text; whoever adds one puts it in.
   */
  Map<Block, Set<Block>> bodies() {
    return bodies;
  }

  /** The blocks from which the header can be reached without leaving the loop. */
  private Set<Block> body(Block header) {
    Set<Block> body = new HashSet<>();
    Deque<Block> work = new ArrayDeque<>();
    for (Block predecessor : header.predecessors()) {
      if (positions.getOrDefault(predecessor, -1) >= positions.getOrDefault(header, -1)) {
        work.add(predecessor);
        body.add(header);
      }
    }
    while (!work.isEmpty()) {
      Block block = work.pop();
      if (body.add(block)) {
        for (Block predecessor : block.predecessors()) {
          work.add(predecessor);
        }
      }
    }
    return body;
  }

  int depth(Block block) {
    return depths.getOrDefault(block, 0);
  }

  /** How often a block runs, as far as costs go; 1 outside of loops. */
  long weight(Block block) {
    long weight = 1;
    for (int i = 0; i < Math.min(depth(block), DEEPEST); i++) {
      weight *= REPEATS;
    }
    return weight;
  }
}
