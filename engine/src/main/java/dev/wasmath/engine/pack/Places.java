package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the values of a graph are computed and used. */
final class Places {
  private final Map<Value, Block> homes = new HashMap<>();
  private final Map<Value, List<Value>> users = new HashMap<>();
  private final Map<Value, List<Block>> ends = new HashMap<>();
  private final Map<Block, Integer> positions = new HashMap<>();
  private final Block entry;

  Places(Graph graph) {
    entry = graph.blocks().getFirst();
    for (Block block : graph.blocks()) {
      positions.put(block, positions.size());
      for (Phi phi : block.phis()) {
        homes.put(phi, block);
        phi.operands().forEach(operand -> addUser(operand, phi));
      }
      for (Instruction instruction : block.body()) {
        homes.put(instruction, block);
        instruction.operands().forEach(operand -> addUser(operand, instruction));
      }
      for (Value value : block.terminator().operands()) {
        ends.computeIfAbsent(value, v -> new ArrayList<>()).add(block);
      }
    }
  }

  private void addUser(Value value, Value user) {
    List<Value> list = users.computeIfAbsent(value, v -> new ArrayList<>());
    if (list.isEmpty() || list.getLast() != user) {
      list.add(user);
    }
  }

  /** The block that computes a value; constants and parameters are there from the entry on. */
  Block home(Value value) {
    return homes.getOrDefault(value, entry);
  }

  /** The last of the blocks that compute the values; the values must all reach one place. */
  Block deepestHome(List<Value> values) {
    Block deepest = entry;
    for (Value value : values) {
      Block home = home(value);
      if (position(home) > position(deepest)) {
        deepest = home;
      }
    }
    return deepest;
  }

  private int position(Block block) {
    return positions.getOrDefault(block, 0);
  }

  /** The phis and instructions that use a value. */
  List<Value> users(Value value) {
    return users.getOrDefault(value, List.of());
  }

  /** The blocks whose terminator uses a value. */
  List<Block> ends(Value value) {
    return ends.getOrDefault(value, List.of());
  }

  /** Whether a block does not go on: what it costs does not matter. */
  static boolean isCold(Block block) {
    return block.terminator() instanceof Terminator.Unreachable;
  }
}
