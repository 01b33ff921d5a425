package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Where packing starts: adjacent stores and loads, and accumulators updated in one way. */
final class Seeds {
  private Seeds() {}

  /** Tuples of adjacent accesses of a block with the given operation, not yet packed. */
  static List<List<Value>> adjacent(Block block, Op op, int count, PackSet packs) {
    Map<List<Value>, NavigableMap<Long, List<Value>>> byBase = new LinkedHashMap<>();
    for (Instruction instruction : block.body()) {
      if (instruction.op() == op && !packs.isPacked(instruction)) {
        MemoryAccess access = MemoryAccess.of(instruction);
        byBase
            .computeIfAbsent(access.base(), base -> new TreeMap<>())
            .computeIfAbsent(access.offset(), offset -> new ArrayList<>())
            .add(instruction);
      }
    }
    List<List<Value>> seeds = new ArrayList<>();
    byBase.values().forEach(offsets -> runs(offsets, count, seeds));
    return seeds;
  }

  /** Cuts the first access at each offset, then the second ones, into runs of the given length. */
  private static void runs(
      NavigableMap<Long, List<Value>> offsets, int count, List<List<Value>> seeds) {
    boolean more = true;
    for (int turn = 0; more; turn++) {
      more = false;
      List<Value> run = new ArrayList<>();
      long expected = -1;
      for (Map.Entry<Long, List<Value>> entry : offsets.entrySet()) {
        if (entry.getValue().size() > turn) {
          more = true;
          if (entry.getKey() != expected) {
            run.clear();
          }
          run.add(entry.getValue().get(turn));
          expected = entry.getKey() + 16;
          if (run.size() == count) {
            seeds.add(List.copyOf(run));
            run.clear();
          }
        }
      }
    }
  }

  /** Tuples of phis of a block that are computed in one way, in their order. */
  static List<List<Value>> phis(Block block, int count, PackSet packs) {
    Map<String, List<Value>> byForm = new LinkedHashMap<>();
    for (Phi phi : block.phis()) {
      if (phi.type() == Type.V128 && !packs.isPacked(phi)) {
        byForm.computeIfAbsent(form(phi), form -> new ArrayList<>()).add(phi);
      }
    }
    List<List<Value>> seeds = new ArrayList<>();
    for (List<Value> phis : byForm.values()) {
      for (int i = 0; i + count <= phis.size(); i += count) {
        seeds.add(List.copyOf(phis.subList(i, i + count)));
      }
    }
    return seeds;
  }

  private static String form(Phi phi) {
    StringBuilder form = new StringBuilder();
    for (Value operand : phi.operands()) {
      form.append(
          operand instanceof Instruction instruction
              ? instruction.op() + "." + instruction.shape() + ' '
              : operand.getClass().getSimpleName() + ' ');
    }
    return form.toString();
  }

  /** The operands of a block's vector operations of one form, not yet packed, in their order. */
  static List<List<Value>> alike(Block block, int count, PackSet packs) {
    Map<String, List<Value>> byForm = new HashMap<>();
    List<List<Value>> seeds = new ArrayList<>();
    for (Instruction instruction : block.body()) {
      if (LaneLocal.contains(instruction)
          && instruction.type() == Type.V128
          && !packs.isPacked(instruction)) {
        String form = instruction.op() + "." + instruction.shape();
        List<Value> run = byForm.computeIfAbsent(form, f -> new ArrayList<>());
        run.add(instruction);
        if (run.size() == count) {
          seeds.add(List.copyOf(run));
          run.clear();
        }
      }
    }
    return seeds;
  }
}
