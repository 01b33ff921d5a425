package dev.wasmath.engine.split;

import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the pieces of a function share during a call: an array of 64-bit words for numbers and
 * vectors, and one of objects for references, with a place for each value that lives across pieces.
 */
final class Frame {
  private final Map<Value, Integer> places = new HashMap<>();
  private final Map<Long, Integer> variables = new HashMap<>();
  private final int[] results;
  private int words;
  private int objects;

  /** A frame with places for results. */
  Frame(List<Type> resultTypes) {
    results = resultTypes.stream().mapToInt(this::take).toArray();
  }

  private static boolean isObject(Type type) {
    return type == Type.REF || type == Type.MULTI;
  }

  private int take(Type type) {
    if (isObject(type)) {
      return objects++;
    }
    int at = words;
    words +=
        switch (type) {
          case V128 -> 2;
          case V256 -> 4;
          case V512 -> 8;
          default -> 1;
        };
    return at;
  }

  /** Makes sure that a value has a place. */
  void add(Value value) {
    if (!places.containsKey(value)) {
      places.put(value, take(value.type()));
    }
  }

  boolean has(Value value) {
    return places.containsKey(value);
  }

  int words() {
    return words;
  }

  int objects() {
    return objects;
  }

  /** The place of a value, as index into the array for its type. */
  int place(Value value) {
    return places.getOrDefault(value, -1);
  }

  /** The place of a variable. */
  int variable(long number, Type type) {
    return variables.computeIfAbsent(number, key -> take(type));
  }

  /** The place of a result. */
  int result(int index) {
    return results[index];
  }

  /** An instruction, not yet in a block, that reads a place. */
  static Instruction load(Graph graph, Arrays arrays, Type type, int place) {
    return graph.newInstruction(
        Op.FRAME_LOAD, Shape.BITS, type, List.of(arrays.of(type)), new long[] {place}, -1);
  }

  /** An instruction, not yet in a block, that writes a place. */
  static Instruction store(Graph graph, Arrays arrays, Value value, int place) {
    List<Value> operands = List.of(arrays.of(value.type()), value);
    return graph.newInstruction(
        Op.FRAME_STORE, Shape.BITS, Type.VOID, operands, new long[] {place}, -1);
  }

  /** The two arrays as values of a graph. */
  record Arrays(Value words, Value objects) {
    private Value of(Type type) {
      return isObject(type) ? objects : words;
    }
  }
}
