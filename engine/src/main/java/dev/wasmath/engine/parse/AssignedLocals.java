package dev.wasmath.engine.parse;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import run.endive.wasm.types.AnnotatedInstruction;

/** For each structured instruction, by position, the locals assigned inside it. */
final class AssignedLocals {
  private AssignedLocals() {}

  static Map<Integer, BitSet> of(List<AnnotatedInstruction> code) {
    Map<Integer, BitSet> sets = new HashMap<>();
    Deque<BitSet> open = new ArrayDeque<>();
    open.push(new BitSet());
    for (int i = 0; i < code.size(); i++) {
      AnnotatedInstruction instruction = code.get(i);
      switch (instruction.opcode()) {
        case BLOCK, LOOP, IF -> {
          BitSet inside = new BitSet();
          sets.put(i, inside);
          open.push(inside);
        }
        case END -> {
          BitSet inside = open.pop();
          if (!open.isEmpty()) {
            open.element().or(inside);
          }
        }
        case LOCAL_SET, LOCAL_TEE -> open.element().set((int) instruction.operand(0));
        default -> {}
      }
    }
    return sets;
  }
}
