package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Which tuples of values may be packed, and how well values go together. */
final class Tuples {
  private static final int LOOK_AHEAD = 3;

  private final Places places;
  private final PackSet packs;

  Tuples(Places places, PackSet packs) {
    this.places = places;
    this.packs = packs;
  }

  /** Why the values cannot be packed, or nothing. */
  String objection(List<Value> tuple) {
    Block home = places.home(tuple.getFirst());
    if (new HashSet<>(tuple).size() < tuple.size()) {
      return "one value twice";
    } else if (tuple.stream().anyMatch(packs::isPacked)) {
      return "packed otherwise";
    } else if (tuple.stream().anyMatch(value -> places.home(value) != home)) {
      return "in several blocks";
    } else if (Places.isCold(home)) {
      return "never goes on";
    }
    return switch (tuple.getFirst()) {
      case Phi first -> tuple.stream().allMatch(v -> isLike(first, v)) ? "" : "not all are phis";
      case Instruction first -> objection(first, tuple);
      default -> "not computed";
    };
  }

  private static boolean isLike(Phi first, Value value) {
    return value instanceof Phi phi && phi.type() == Type.V128 && first.type() == Type.V128;
  }

  private static String objection(Instruction first, List<Value> tuple) {
    boolean memory =
        switch (first.op()) {
          case V_LOAD, V_STORE, A_V_LOAD, A_V_STORE -> true;
          default -> false;
        };
    if (!memory && (!LaneLocal.contains(first) || first.type() != Type.V128)) {
      return first.op() + " is not lane by lane";
    } else if (memory && !BlockOrder.isChecked(first)) {
      return first.op() + " off a base not known at the start of the block";
    }
    for (Value value : tuple) {
      if (!(value instanceof Instruction member)
          || member.op() != first.op()
          || member.shape() != first.shape()
          || member.type() != first.type()) {
        return "not isomorphic to " + first.op();
      } else if (!memory && !sameScalars(first, member)) {
        return "scalars of " + first.op() + " differ";
      } else if (!memory && !sameImmediates(first, member)) {
        return "immediates of " + first.op() + " differ";
      }
    }
    return memory && !areAdjacent(first, tuple) ? first.op() + " not adjacent" : "";
  }

  private static boolean areAdjacent(Instruction first, List<Value> tuple) {
    MemoryAccess expected = MemoryAccess.of(first);
    for (Value value : tuple) {
      if (value instanceof Instruction member && !MemoryAccess.of(member).equals(expected)) {
        return false;
      }
      expected = expected.next();
    }
    return true;
  }

  private static boolean sameScalars(Instruction first, Instruction other) {
    for (int i = 0; i < first.operands().size(); i++) {
      Value operand = first.operand(i);
      if (!operand.type().isVector() && !operand.equals(other.operand(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameImmediates(Instruction first, Instruction other) {
    return IntStream.range(0, first.immediateCount())
        .allMatch(i -> first.immediate(i) == other.immediate(i));
  }

  /** The operand tuples of a tuple without objection; exchanges operands where that helps. */
  List<List<Value>> operands(List<Value> tuple) {
    List<List<Value>> operands = new ArrayList<>();
    List<Value> first = operandsOf(tuple.getFirst());
    first.forEach(operand -> operands.add(new ArrayList<>()));
    for (int j = 0; j < tuple.size(); j++) {
      List<Value> own = new ArrayList<>(operandsOf(tuple.get(j)));
      boolean exchangeable =
          tuple.get(j) instanceof Instruction i && LaneLocal.isCommutative(i.op());
      if (exchangeable && score(first, own.reversed(), j, 1) > score(first, own, j, 1)) {
        Collections.reverse(own);
      }
      for (int i = 0; i < own.size(); i++) {
        operands.get(i).add(own.get(i));
      }
    }
    return operands;
  }

  static List<Value> operandsOf(Value value) {
    return switch (value) {
      case Phi phi -> phi.operands();
      case Instruction instruction -> instruction.operands();
      default -> List.of();
    };
  }

  /** How well a value goes with the first of a tuple as its member at a distance. */
  int score(Value first, Value other, int distance) {
    return score(first, other, distance, 0);
  }

  private int score(List<Value> firsts, List<Value> others, int distance, int depth) {
    int sum = 0;
    for (int i = 0; i < Math.min(firsts.size(), others.size()); i++) {
      sum += score(firsts.get(i), others.get(i), distance, depth);
    }
    return sum;
  }

  private int score(Value first, Value other, int distance, int depth) {
    if (first.equals(other)) {
      return 20;
    } else if (packs.isPacked(first) && packs.of(first).equals(packs.of(other))) {
      List<Value> members = packs.of(first).orElseThrow().members();
      return members.indexOf(other) - members.indexOf(first) == distance ? 40 : 0;
    } else if (first instanceof Instruction a && other instanceof Instruction b) {
      return places.home(a) == places.home(b) ? score(a, b, distance, depth) : 0;
    } else if (first instanceof Phi a && other instanceof Phi b) {
      return a.block() == b.block() ? 8 : 0;
    }
    return first instanceof Constant && other instanceof Constant ? 10 : 0;
  }

  private int score(Instruction first, Instruction other, int distance, int depth) {
    if (first.op() != other.op() || first.shape() != other.shape()) {
      return 0;
    } else if (first.op() == Op.V_LOAD || first.op() == Op.A_V_LOAD) {
      MemoryAccess a = MemoryAccess.of(first);
      MemoryAccess b = MemoryAccess.of(other);
      return a.base().equals(b.base()) && b.offset() - a.offset() == 16L * distance ? 40 : 0;
    }
    int deeper =
        depth < LOOK_AHEAD ? score(first.operands(), other.operands(), distance, depth + 1) : 0;
    return 4 + deeper / 2;
  }
}
