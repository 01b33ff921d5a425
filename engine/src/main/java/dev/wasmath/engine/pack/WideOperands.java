package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values between narrow and wide: parts, vectors side by side, vectors repeated. */
final class WideOperands {
  private static final long[] NONE = {};

  /** What an extra instruction computes, and where. */
  private record Key(Op op, List<Value> operands, long part, Type type, Block block) {}

  private final Graph graph;
  private final Places places;
  private final PackSet packs;
  private final Map<Pack, Value> wide;
  private final Map<Key, Instruction> made = new LinkedHashMap<>();
  private final Map<Block, Set<Instruction>> extras = new HashMap<>();
  private final Map<Instruction, Instruction> replacements = new HashMap<>();

  WideOperands(Graph graph, Places places, PackSet packs, Map<Pack, Value> wide) {
    this.graph = graph;
    this.places = places;
    this.packs = packs;
    this.wide = wide;
  }

  /** The instruction with a wide result. */
  static Instruction widened(Graph graph, Instruction narrow, Type type) {
    long[] immediates = new long[narrow.immediateCount()];
    for (int i = 0; i < immediates.length; i++) {
      immediates[i] = narrow.immediate(i);
    }
    return graph.newInstruction(
        narrow.op(), narrow.shape(), type, narrow.operands(), immediates, narrow.offset());
  }

  /** The tuple as one value, for a user in a block. */
  Value of(List<Value> tuple, Block user) {
    Value first = tuple.getFirst();
    Type type = Pack.type(tuple.size());
    if (packs.around(tuple).isPresent()) {
      return part(packs.around(tuple).orElseThrow(), tuple, user);
    } else if (tuple.stream().allMatch(first::equals)) {
      return uniform(first, type);
    }
    int half = tuple.size() / 2;
    List<Value> lower = tuple.subList(0, half);
    List<Value> upper = tuple.subList(half, tuple.size());
    if (half > 1 && packs.around(lower).isPresent() && packs.around(upper).isPresent()) {
      Block block = places.deepestHome(tuple);
      return extra(Op.V_CONCAT, List.of(of(lower, block), of(upper, block)), 0, type, block);
    }
    return extra(Op.V_CONCAT, List.copyOf(tuple), 0, type, places.deepestHome(tuple));
  }

  private Value part(Pack pack, List<Value> part, Block user) {
    Value whole = wide.getOrDefault(pack, part.getFirst());
    if (pack.members().size() == part.size()) {
      return whole;
    }
    int index = pack.members().indexOf(part.getFirst()) / part.size();
    return extra(Op.V_PART, List.of(whole), index, Pack.type(part.size()), user);
  }

  private Value uniform(Value value, Type type) {
    if (value instanceof Constant constant) {
      return new Constant(type, constant.low(), constant.high());
    }
    Block home = places.home(value);
    if (value instanceof Instruction splat) {
      if (splat.op() == Op.V_SPLAT) {
        Key key = new Key(splat.op(), List.of(splat), 0, type, home);
        return made.computeIfAbsent(key, k -> added(widened(graph, splat, type), home));
      } else if (LaneLocal.isLoadSplat(splat.op())
          && BlockOrder.isChecked(splat)
          && !replacements.containsKey(splat)) {
        replacements.put(splat, widened(graph, splat, type));
      }
      Instruction replaced = replacements.get(splat);
      if (replaced != null && replaced.type() == type) {
        return replaced;
      }
    }
    return extra(Op.V_WIDEN, List.of(value), 0, type, home);
  }

  private Instruction extra(Op op, List<Value> operands, long part, Type type, Block block) {
    Key key = new Key(op, operands, part, type, block);
    Instruction known = made.get(key);
    if (known != null) {
      return known;
    }
    long[] immediates = op == Op.V_PART ? new long[] {part} : NONE;
    Instruction fresh = graph.newInstruction(op, Shape.BITS, type, operands, immediates, -1);
    made.put(key, fresh);
    return added(fresh, block);
  }

  private Instruction added(Instruction instruction, Block block) {
    extras.computeIfAbsent(block, b -> new LinkedHashSet<>()).add(instruction);
    return instruction;
  }

  /** The value itself, or the part of a wide one that it has become. */
  Value narrow(Value value, Block user) {
    if (packs.isPacked(value)) {
      return part(packs.of(value).orElseThrow(), List.of(value), user);
    } else if (value instanceof Instruction splat && replacements.containsKey(splat)) {
      return extra(Op.V_PART, List.of(replacement(splat)), 0, Type.V128, user);
    }
    return value;
  }

  /** Lets the extra instructions use parts of wide values where theirs have become such. */
  void narrowGathered() {
    for (Map.Entry<Key, Instruction> entry : List.copyOf(made.entrySet())) {
      Block block = entry.getKey().block();
      entry.getValue().operands().replaceAll(v -> narrow(v, block));
    }
  }

  /** What stands in the place of an instruction that is in no pack. */
  Instruction replacement(Instruction instruction) {
    return replacements.getOrDefault(instruction, instruction);
  }

  Set<Instruction> extras(Block block) {
    return extras.getOrDefault(block, Set.of());
  }
}
