package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Graph;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How many loops each block of a graph is in. */
final class Loops {
  /** How much more often a loop's body runs than what surrounds it, as far as costs go. */
  private static final int REPEATS = 8;

  private static final int DEEPEST = 6;

  private final Map<Block, Integer> depths = new HashMap<>();

  Loops(Graph graph) {
    Map<Block, Integer> positions = positions(graph);
    for (Block header : graph.blocks()) {
      if (header.isLoopHeader()) {
        for (Block block : body(header, positions, false)) {
          depths.put(block, depth(block) + 1);
        }
      }
    }
  }

  /** The blocks of each loop that contains no other one, by its header. */
  static Map<Block, Set<Block>> innermost(Graph graph) {
    Map<Block, Integer> positions = positions(graph);
    Map<Block, Set<Block>> loops = new LinkedHashMap<>();
    int next = graph.blocks().size();
    for (int i = next - 1; i >= 0; i--) {
      Block header = graph.blocks().get(i);
      if (header.isLoopHeader()) {
        int last = -1;
        for (Block predecessor : header.predecessors()) {
          last = Math.max(last, positions.getOrDefault(predecessor, -1));
        }
        // Another header in the text between makes it an outer loop, without a look at its blocks.
        Set<Block> body = last < next ? body(header, positions, true) : Set.of();
        if (!body.isEmpty()) {
          loops.put(header, body);
        }
        next = i;
      }
    }
    return loops;
  }

  private static Map<Block, Integer> positions(Graph graph) {
    Map<Block, Integer> positions = new HashMap<>();
    for (Block block : graph.blocks()) {
      positions.put(block, positions.size());
    }
    return positions;
  }

  /**
   * The blocks from which the header can be reached without leaving the loop; none if it has to be
   * innermost and is not.
   */
  private static Set<Block> body(Block header, Map<Block, Integer> positions, boolean innermost) {
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
        if (innermost && block.isLoopHeader()) {
          return Set.of();
        }
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
