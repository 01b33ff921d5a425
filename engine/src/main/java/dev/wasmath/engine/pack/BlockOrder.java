package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Effect;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The orders in which the instructions of a block may run.
 *
 * <p>Beside values, an instruction waits for earlier effects. Loads and stores through a checked
 * address cannot trap: two of them keep their order if one stores and they may touch one byte.
 * Everything else with an effect keeps its order among its like and with stores, so that memory is
 * exact at a trap.
 */
final class BlockOrder {
  private final List<Instruction> body;
  private final Map<Value, Integer> positions = new HashMap<>();
  private final List<List<Integer>> needs = new ArrayList<>();

  BlockOrder(Block block) {
    body = List.copyOf(block.body());
    List<Integer> effects = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      Instruction instruction = body.get(i);
      List<Integer> before = new ArrayList<>();
      for (Value operand : instruction.operands()) {
        Integer position = positions.get(operand);
        if (position != null) {
          before.add(position);
        }
      }
      if (instruction.op().effect() != Effect.NONE) {
        for (int effect : effects) {
          if (mustFollow(body.get(effect), instruction)) {
            before.add(effect);
          }
        }
        effects.add(i);
      }
      positions.put(instruction, i);
      needs.add(before);
    }
  }

  private static boolean mustFollow(Instruction first, Instruction second) {
    if (isChecked(first) && isChecked(second)) {
      return (MemoryAccess.isStore(first) || MemoryAccess.isStore(second))
          && !MemoryAccess.of(first).isApartFrom(MemoryAccess.of(second));
    }
    if (isChecked(first)) {
      return follows(first, second);
    }
    return !isChecked(second) || follows(second, first);
  }

  /** Whether an access that cannot trap keeps its order with another effect. */
  private static boolean follows(Instruction access, Instruction other) {
    return MemoryAccess.isStore(access) || writesMemory(other);
  }

  private static boolean writesMemory(Instruction instruction) {
    return MemoryAccess.isStore(instruction)
        || switch (instruction.op()) {
          case MEMORY_FILL, MEMORY_COPY, MEMORY_INIT -> true;
          case MEMORY_GROW, CALL, CALL_INDIRECT, CALL_BOUND -> true;
          default -> false;
        };
  }

  /**
   * Whether this is a load or store that cannot trap, as its address has been checked, or one of an
   * array, where the order of stores before a trap does not matter.
   */
  static boolean isChecked(Instruction instruction) {
    return MemoryAccess.isOfArray(instruction) || hasCheckedAddress(instruction);
  }

  private static boolean hasCheckedAddress(Instruction instruction) {
    return instruction.op().bytes() > 0
        && instruction.operand(0) instanceof Instruction base
        && base.op() == Op.CHECK_BOUNDS
        && base.type() == Type.I64;
  }

  /** The packs and instructions in an order that is right, or nothing if there is none. */
  List<Unit> order(PackSet packs) {
    return new Search(packs).run();
  }

  /** What is placed as one: the instructions of a pack, or one alone. */
  record Unit(List<Instruction> members) {}

  /** Depth-first search; a unit comes when its last member would have come. */
  private final class Search {
    private final Unit[] units = new Unit[body.size()];
    private final IdentityHashMap<Unit, Boolean> finished = new IdentityHashMap<>();
    private final List<Unit> order = new ArrayList<>();

    Search(PackSet packs) {
      Map<Pack, Unit> packed = new HashMap<>();
      for (int i = 0; i < units.length; i++) {
        Instruction instruction = body.get(i);
        units[i] =
            packs
                .of(instruction)
                .map(pack -> packed.computeIfAbsent(pack, Search::unit))
                .orElseGet(() -> new Unit(List.of(instruction)));
      }
    }

    private static Unit unit(Pack pack) {
      List<Instruction> members = new ArrayList<>();
      for (Value member : pack.members()) {
        if (member instanceof Instruction instruction) {
          members.add(instruction);
        }
      }
      return new Unit(List.copyOf(members));
    }

    List<Unit> run() {
      for (int i = 0; i < units.length; i++) {
        boolean isLast = last(units[i]) == i;
        if (isLast && !visit(units[i])) {
          return List.of();
        }
      }
      return order;
    }

    private int last(Unit unit) {
      int last = -1;
      for (Instruction member : unit.members()) {
        last = Math.max(last, positions.getOrDefault(member, -1));
      }
      return last;
    }

    /** False if the unit waits for itself. */
    private boolean visit(Unit unit) {
      Boolean state = finished.get(unit);
      if (state != null) {
        return state;
      }
      finished.put(unit, false);
      for (Instruction member : unit.members()) {
        for (int need : needs.get(positions.getOrDefault(member, 0))) {
          if (!visit(units[need])) {
            return false;
          }
        }
      }
      finished.put(unit, true);
      order.add(unit);
      return true;
    }
  }
}
