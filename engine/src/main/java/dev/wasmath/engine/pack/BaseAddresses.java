package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Effect;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The base addresses of a block that can be computed before its first effect. */
final class BaseAddresses {
  private final Block block;
  private final Set<Value> here;
  private final Map<Value, Boolean> early = new HashMap<>();
  private final Map<Value, Long> ends = new LinkedHashMap<>();

  BaseAddresses(Block block) {
    this.block = block;
    this.here = new HashSet<>(block.body());
    for (Instruction instruction : block.body()) {
      boolean pure = instruction.op().effect() == Effect.NONE;
      early.put(instruction, pure && instruction.operands().stream().allMatch(this::isEarly));
    }
    for (Instruction instruction : block.body()) {
      if (instruction.op().bytes() > 0
          && instruction.operand(0).type() == Type.I32
          && isEarly(instruction.operand(0))) {
        MemoryAccess access = MemoryAccess.of(instruction);
        ends.merge(access.base().getFirst(), access.end(), Math::max);
      }
    }
  }

  private boolean isEarly(Value value) {
    return !here.contains(value) || early.getOrDefault(value, false);
  }

  /** For each base, how far accesses off it reach. */
  Map<Value, Long> ends() {
    return ends;
  }

  /** The instructions that compute the bases, in their order. */
  List<Instruction> computedFirst() {
    Set<Value> needed = new HashSet<>(ends.keySet());
    for (Instruction instruction : block.body().reversed()) {
      if (needed.contains(instruction)) {
        needed.addAll(instruction.operands());
      }
    }
    return block.body().stream().filter(needed::contains).toList();
  }
}
