package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Effect;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The base addresses of a block that can be computed before its first effect, and how far accesses
 * off each reach.
 *
 * <p>Bases that are sums of one value and constants count as the lowest of them and a distance. A
 * sum can wrap around, so that the distance would be wrong; but then the lowest base is less than
 * the distance below 4 GiB, where no memory reaches, and the access off it traps: all of them are
 * in memory, with all distances right, or one of them traps.
 */
final class BaseAddresses {
  /** No memory has the last 64 KiB of 4 GiB. */
  private static final long FARTHEST = 65_536;

  /**
   * A base address.
   *
   * @param lowest the base that is checked
   * @param distance from it, not negative
   */
  record Place(Value lowest, long distance) {}

  /** A base address as a value and a constant, added in 32 bits. */
  private record Sum(Value base, Value term, int constant) {
    static Sum of(Value base) {
      Value term = base;
      int constant = 0;
      while (term instanceof Instruction sum
          && sum.op() == Op.I32_ADD
          && sum.operand(1) instanceof Constant second) {
        constant += (int) second.low();
        term = sum.operand(0);
      }
      return new Sum(base, term, constant);
    }
  }

  private final Block block;
  private final Set<Value> here;
  private final Map<Value, Boolean> early = new HashMap<>();
  private final Map<Value, Place> places = new HashMap<>();
  private final Map<Value, Long> ends = new LinkedHashMap<>();

  BaseAddresses(Block block) {
    this.block = block;
    this.here = new HashSet<>(block.body());
    for (Instruction instruction : block.body()) {
      boolean pure = instruction.op().effect() == Effect.NONE;
      early.put(instruction, pure && instruction.operands().stream().allMatch(this::isEarly));
    }
    Set<Value> bases = new LinkedHashSet<>();
    for (Instruction instruction : block.body()) {
      if (isOffEarlyBase(instruction)) {
        bases.add(instruction.operand(0));
      }
    }
    places.putAll(places(bases));
    for (Instruction instruction : block.body()) {
      place(instruction)
          .ifPresent(
              place -> {
                long end = place.distance() + MemoryAccess.of(instruction).end();
                ends.merge(place.lowest(), end, Math::max);
              });
    }
  }

  /** The places of base addresses, the lowest of which are among them. */
  static Map<Value, Place> places(Set<Value> bases) {
    List<Sum> sums =
        bases.stream().map(Sum::of).sorted(Comparator.comparingInt(Sum::constant)).toList();
    Map<Value, Sum> lowest = new HashMap<>();
    Map<Value, Place> places = new HashMap<>();
    for (Sum sum : sums) {
      Sum first = lowest.get(sum.term);
      if (first == null || (long) sum.constant - first.constant > FARTHEST) {
        lowest.put(sum.term, sum);
        first = sum;
      }
      places.put(sum.base, new Place(first.base, (long) sum.constant - first.constant));
    }
    return places;
  }

  /** Whether a block accesses memory twice off one value, and constants. */
  static boolean hasTwoOffOne(Block block) {
    Set<Value> terms = new HashSet<>();
    for (Instruction instruction : block.body()) {
      if (instruction.op().bytes() > 0 && !terms.add(Sum.of(instruction.operand(0)).term)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a block loads or stores vectors next to each other. */
  static boolean hasAdjacentVectors(Block block) {
    Set<MemoryAccess> vectors = new HashSet<>();
    for (Instruction instruction : block.body()) {
      if (instruction.op() == Op.V_LOAD || instruction.op() == Op.V_STORE) {
        Sum sum = Sum.of(instruction.operand(0));
        long offset = MemoryAccess.of(instruction).offset() + sum.constant;
        vectors.add(new MemoryAccess(instruction.op(), List.of(sum.term), offset));
      }
    }
    return vectors.stream().anyMatch(access -> vectors.contains(access.next()));
  }

  /** Whether an instruction accesses memory off a base that is known early enough. */
  private boolean isOffEarlyBase(Instruction instruction) {
    return instruction.op().bytes() > 0
        && instruction.operand(0).type() == Type.I32
        && isEarly(instruction.operand(0));
  }

  private boolean isEarly(Value value) {
    return !here.contains(value) || early.getOrDefault(value, false);
  }

  /** For each lowest base, how far accesses off it and its like reach. */
  Map<Value, Long> ends() {
    return ends;
  }

  /** Where an instruction of the block accesses memory, if its base is one of these. */
  Optional<Place> place(Instruction instruction) {
    return isOffEarlyBase(instruction)
        ? Optional.ofNullable(places.get(instruction.operand(0)))
        : Optional.empty();
  }

  /** The instructions that compute the lowest bases, in their order. */
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
