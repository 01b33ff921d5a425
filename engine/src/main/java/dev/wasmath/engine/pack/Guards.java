package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.CleanUp;
import dev.wasmath.engine.ir.Effect;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One bounds check for all accesses of a block off one base.
 *
 * <p>A block whose base addresses are known at its start is entered through a check that the last
 * byte off each base is in memory. The accesses behind the check go through the checked address, a
 * value of type {@link Type#I64}; they cannot trap and may be moved. Where the check fails, some
 * access of the block is out of bounds, and as no call and no growth of the memory is between, the
 * block certainly traps. Its effects up to there must still happen: a copy of the block as it was
 * runs instead, and does not come back. A block of loads alone has no effects: its check traps.
 */
public final class Guards {
  /** Functions with more instructions are left as they are: HotSpot would not compile them. */
  static final int MOST_INSTRUCTIONS = 4_000;

  private final Graph graph;
  private final boolean packing;

  private Guards(Graph graph, boolean packing) {
    this.graph = graph;
    this.packing = packing;
  }

  /** Guards loops and, if packing follows, all blocks that may have something to pack. */
  public static void run(Graph graph, boolean packing) {
    if (graph.instructionCount() <= MOST_INSTRUCTIONS) {
      new Guards(graph, packing).run();
    }
  }

  private void run() {
    for (Block block : List.copyOf(graph.blocks())) {
      if (BaseAddresses.hasTwoOffOne(block)) {
        splitAtCalls(block);
      }
    }
    Loops loops = new Loops(graph);
    for (Block block : List.copyOf(graph.blocks())) {
      boolean worth =
          loops.depth(block) > 0
              ? BaseAddresses.hasTwoOffOne(block)
              : packing && BaseAddresses.hasAdjacentVectors(block);
      if (worth) {
        guard(block);
      }
    }
    CleanUp.run(graph);
  }

  private void splitAtCalls(Block block) {
    Block rest = block;
    for (int i = 0; i < rest.body().size() - 1; i++) {
      if (rest.body().get(i).op().effect() == Effect.CALL) {
        rest = split(rest, i + 1);
        i = -1;
      }
    }
  }

  /** Moves the instructions from a position on to a new block that follows. */
  private Block split(Block block, int at) {
    Block rest = graph.newBlock(false);
    List<Instruction> moved = block.body().subList(at, block.body().size());
    rest.body().addAll(moved);
    moved.clear();
    rest.terminate(block.terminator());
    for (Block successor : rest.terminator().successors()) {
      successor.predecessors().replaceAll(b -> b == block ? rest : b);
    }
    block.terminate(new Terminator.Goto(rest));
    rest.predecessors().add(block);
    graph.blocks().add(graph.blocks().indexOf(block) + 1, rest);
    return rest;
  }

  private void guard(Block block) {
    BaseAddresses bases = new BaseAddresses(block);
    Map<Value, Long> ends = bases.ends();
    if (ends.isEmpty()) {
      return;
    }
    Map<Instruction, BaseAddresses.Place> places = new LinkedHashMap<>();
    block.body().forEach(i -> bases.place(i).ifPresent(place -> places.put(i, place)));
    List<Instruction> start = bases.computedFirst();
    List<Instruction> rest = new ArrayList<>(block.body());
    rest.removeAll(new HashSet<>(start));
    block.body().clear();
    block.body().addAll(start);
    block.body().addAll(rest);
    if (rest.stream().allMatch(Guards::onlyReads)) {
      useChecked(block.body(), start.size(), bases, places, true);
    } else {
      Block fast = split(block, start.size());
      Block slow = precise(block, fast);
      Instruction inside = inBounds(ends);
      block.body().add(inside);
      block.terminate(new Terminator.Branch(inside, fast, slow));
      useChecked(fast.body(), 0, bases, places, false);
    }
  }

  /** Whether nobody can tell if the instruction has happened when the block traps. */
  private static boolean onlyReads(Instruction instruction) {
    return instruction.op().effect() == Effect.NONE
        || instruction.op().isLoad()
        || instruction.op() == Op.GLOBAL_GET
        || instruction.op() == Op.MEMORY_SIZE;
  }

  private Instruction inBounds(Map<Value, Long> ends) {
    long[] immediates = ends.values().stream().mapToLong(end -> end).toArray();
    List<Value> bases = List.copyOf(ends.keySet());
    return graph.newInstruction(Op.IN_BOUNDS, Shape.BITS, Type.I32, bases, immediates, -1);
  }

  /**
   * Inserts the checks at a position and lets the accesses behind use the checked addresses. If a
   * check may trap, it is said to be where the first access off its base is.
   */
  private void useChecked(
      List<Instruction> body,
      int at,
      BaseAddresses bases,
      Map<Instruction, BaseAddresses.Place> places,
      boolean mayTrap) {
    Map<Value, Instruction> checked = new LinkedHashMap<>();
    bases
        .ends()
        .forEach(
            (base, end) ->
                checked.put(base, check(base, end, mayTrap ? firstAccess(places, base) : -1)));
    places.forEach(
        (access, place) -> {
          long offset = access.immediate(0) & 0xffff_ffffL;
          Instruction address = checked.get(place.lowest());
          if (address != null) {
            access.readdress(address, offset + place.distance());
          }
        });
    body.addAll(at, checked.values());
  }

  private static int firstAccess(Map<Instruction, BaseAddresses.Place> places, Value base) {
    for (Map.Entry<Instruction, BaseAddresses.Place> entry : places.entrySet()) {
      if (entry.getValue().lowest().equals(base)) {
        return entry.getKey().offset();
      }
    }
    return -1;
  }

  private Instruction check(Value base, long end, int offset) {
    return graph.newInstruction(
        Op.CHECK_BOUNDS, Shape.BITS, Type.I64, List.of(base), new long[] {end}, offset);
  }

  /** The copy of a block that runs when it will trap. */
  private Block precise(Block before, Block block) {
    Block copy = graph.newBlock(false);
    Map<Value, Value> copies = new HashMap<>();
    for (Instruction instruction : block.body()) {
      long[] immediates = new long[instruction.immediateCount()];
      for (int i = 0; i < immediates.length; i++) {
        immediates[i] = instruction.immediate(i);
      }
      Instruction same =
          graph.newInstruction(
              instruction.op(),
              instruction.shape(),
              instruction.type(),
              instruction.operands().stream().map(v -> copies.getOrDefault(v, v)).toList(),
              immediates,
              instruction.offset());
      copies.put(instruction, same);
      copy.body().add(same);
    }
    copy.predecessors().add(before);
    copy.terminate(new Terminator.Unreachable(-1));
    graph.blocks().add(copy);
    return copy;
  }
}
