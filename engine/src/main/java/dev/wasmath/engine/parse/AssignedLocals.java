package dev.wasmath.engine.parse;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** For each structured instruction, by its place in the binary, the locals assigned inside it. */
final class AssignedLocals {
  private AssignedLocals() {}

  static Map<Integer, BitSet> of(CodeReader code) {
    Map<Integer, BitSet> sets = new HashMap<>();
    Deque<BitSet> open = new ArrayDeque<>();
    open.push(new BitSet());
    while (code.hasMore()) {
      switch (code.next()) {
        case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF -> {
          BitSet inside = new BitSet();
          sets.put(code.offset(), inside);
          open.push(inside);
        }
        case Opcodes.END -> {
          BitSet inside = open.pop();
          if (!open.isEmpty()) {
            open.element().or(inside);
          }
        }
        case Opcodes.LOCAL_SET, Opcodes.LOCAL_TEE -> open.element().set(code.index());
        default -> {}
      }
    }
    return sets;
  }
}
