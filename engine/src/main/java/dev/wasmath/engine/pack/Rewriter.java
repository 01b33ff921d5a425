package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The replacement of packed values by wide ones, in an order that is right. */
final class Rewriter {
  private final Graph graph;
  private final PackSet packs;
  private final Growth growth;
  private final Map<Pack, Value> wide = new HashMap<>();
  private final WideOperands operands;

  Rewriter(Graph graph, PackSet packs, Growth growth) {
    this.graph = graph;
    this.packs = packs;
    this.growth = growth;
    this.operands = new WideOperands(graph, growth.places(), packs, wide);
  }

  void run() {
    Map<Block, List<Object>> orders = new HashMap<>();
    for (Block block : graph.blocks()) {
      orders.put(block, order(block));
    }
    packs.all().forEach(pack -> wide.put(pack, empty(pack)));
    packs.all().forEach(this::fill);
    for (Block block : graph.blocks()) {
      block.phis().removeIf(packs::isPacked);
      narrow(block, orders.getOrDefault(block, List.of()));
    }
    operands.narrowGathered();
    for (Block block : graph.blocks()) {
      place(block, orders.getOrDefault(block, List.of()));
    }
  }

  /** The packs and single instructions of a block. */
  private List<Object> order(Block block) {
    if (block.body().stream().noneMatch(packs::isPacked)) {
      return List.copyOf(block.body());
    }
    List<Object> order = new ArrayList<>();
    for (BlockOrder.Unit unit : growth.order(block).order(packs)) {
      Instruction first = unit.members().getFirst();
      order.add(packs.of(first).<Object>map(pack -> pack).orElse(first));
    }
    return order;
  }

  /** The wide value of a pack, its operands yet to come. */
  private Value empty(Pack pack) {
    return switch (pack.members().getFirst()) {
      case Phi phi -> graph.newPhi(phi.block(), pack.type());
      case Instruction first ->
          WideOperands.widened(graph, first, first.type() == Type.VOID ? Type.VOID : pack.type());
      case Value other -> throw new IllegalStateException("packed " + other);
    };
  }

  private void fill(Pack pack) {
    List<Value> filled =
        switch (value(pack)) {
          case Phi phi -> phi.operands();
          case Instruction instruction -> instruction.operands();
          case Value other -> throw new IllegalStateException("wide " + other);
        };
    filled.clear();
    Block home = growth.home(pack.members().getFirst());
    boolean isPhi = pack.members().getFirst() instanceof Phi;
    for (int i = 0; i < pack.operands().size(); i++) {
      List<Value> tuple = pack.operands().get(i);
      Block user = isPhi ? home.predecessors().get(i) : home;
      filled.add(
          tuple.getFirst().type() == Type.V128 ? operands.of(tuple, user) : tuple.getFirst());
    }
  }

  private Value value(Pack pack) {
    Value value = wide.get(pack);
    if (value == null) {
      throw new IllegalStateException("no wide value");
    }
    return value;
  }

  /** Lets what stays narrow use parts of wide values. */
  private void narrow(Block block, List<Object> order) {
    for (Phi phi : block.phis()) {
      if (phi.type() == Type.V128) {
        for (int i = 0; i < phi.operands().size(); i++) {
          Block from = block.predecessors().get(i);
          phi.operands().set(i, operands.narrow(phi.operands().get(i), from));
        }
      }
    }
    for (Object item : order) {
      if (item instanceof Instruction instruction) {
        instruction.operands().replaceAll(v -> operands.narrow(v, block));
      }
    }
    if (block.terminator() instanceof Terminator.Return(List<Value> results)) {
      block.terminate(
          new Terminator.Return(results.stream().map(v -> operands.narrow(v, block)).toList()));
    }
  }

  private void place(Block block, List<Object> order) {
    Set<Instruction> extras = operands.extras(block);
    if (extras.isEmpty() && order.equals(block.body())) {
      return;
    }
    List<Instruction> body = new ArrayList<>();
    Set<Instruction> placed = new HashSet<>();
    for (Object item : order) {
      Instruction instruction =
          switch (item) {
            case Pack pack when value(pack) instanceof Instruction w -> w;
            case Instruction single -> operands.replacement(single);
            default -> throw new IllegalStateException("not an instruction");
          };
      place(instruction, extras, placed, body);
    }
    extras.forEach(extra -> place(extra, extras, placed, body));
    block.body().clear();
    block.body().addAll(body);
  }

  /** Places an instruction behind the extra ones it uses. */
  private static void place(
      Instruction instruction,
      Set<Instruction> extras,
      Set<Instruction> placed,
      List<Instruction> body) {
    if (!placed.add(instruction)) {
      return;
    }
    for (Value operand : instruction.operands()) {
      if (operand instanceof Instruction extra && extras.contains(extra)) {
        place(extra, extras, placed, body);
      }
    }
    body.add(instruction);
  }
}
