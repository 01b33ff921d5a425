package dev.wasmath.engine.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import run.endive.wasm.types.OpCode;

/**
 * Draws random kernels: a loop over groups of adjacent loads, stores and accumulators, now and then
 * with something that should keep a group from being joined.
 */
final class KernelGenerator {

  private final Flavor flavor;
  private final SplittableRandom random;
  private final ExpressionGenerator expressions;
  private final WasmBytes code = new WasmBytes();

  KernelGenerator(Flavor flavor, SplittableRandom random) {
    this.flavor = flavor;
    this.random = random;
    this.expressions = new ExpressionGenerator(flavor, random);
  }

  /** The body of a kernel, its local variables first. */
  WasmBytes draw() {
    code.u32(3);
    code.u32(3).raw(WasmBytes.I32);
    code.u32(1).raw(flavor.scalarType());
    code.u32(Kernel.TEMPORARY_COUNT + Kernel.ACCUMULATOR_COUNT).raw(WasmBytes.V128);
    code.get(Kernel.N).i32(31).op(OpCode.I32_AND).set(Kernel.N);
    startAccumulators();
    int loops = random.nextInt(4) == 0 ? 2 : 1;
    for (int i = 0; i < loops; i++) {
      loop();
    }
    finish();
    return code.op(OpCode.END);
  }

  private void startAccumulators() {
    int count = random.nextInt(Kernel.ACCUMULATOR_COUNT + 1);
    Expression start = random.nextBoolean() ? expressions.constant() : expressions.draw(0);
    for (int member = 0; member < count; member++) {
      start.emit(code, member);
      code.set(Kernel.ACCUMULATORS + member);
    }
  }

  /** Counts I up to N; tested at the top, or at the bottom so that it runs at least once. */
  private void loop() {
    boolean testedAtTop = random.nextBoolean();
    int step = random.nextInt(8) == 0 ? 2 : 1;
    code.i32(0).set(Kernel.I);
    code.op(OpCode.BLOCK).raw(WasmBytes.EMPTY_BLOCK);
    code.op(OpCode.LOOP).raw(WasmBytes.EMPTY_BLOCK);
    if (testedAtTop) {
      code.get(Kernel.I).get(Kernel.N).op(OpCode.I32_GE_S).op(OpCode.BR_IF, 1);
    }
    statements(1 + random.nextInt(5), 1);
    advance(Kernel.P);
    advance(Kernel.Q);
    code.get(Kernel.I).i32(step).op(OpCode.I32_ADD).set(Kernel.I);
    if (testedAtTop) {
      code.op(OpCode.BR, 0);
    } else {
      code.get(Kernel.I).get(Kernel.N).op(OpCode.I32_LT_S).op(OpCode.BR_IF, 0);
    }
    code.op(OpCode.END).op(OpCode.END);
  }

  private void advance(int pointer) {
    int bytes = random.nextInt(6) == 0 ? flavor.grain() : 16 * random.nextInt(9);
    if (bytes != 0) {
      int signed = random.nextInt(16) == 0 ? -bytes : bytes;
      code.get(pointer).i32(signed).op(OpCode.I32_ADD).set(pointer);
    }
  }

  /** Statements of a loop whose exit is a number of labels outwards. */
  private void statements(int count, int exit) {
    for (int i = 0; i < count; i++) {
      statement(exit);
    }
  }

  private void statement(int exit) {
    int choice = random.nextInt(32);
    switch (choice) {
      case 0 -> scalarStore();
      case 1 -> laneStore();
      case 2 -> gather();
      case 3 -> mayTrap();
      case 4 -> branch(exit);
      case 5 -> innerLoop(exit);
      case 6 -> leave(exit);
      case 7 -> bulk();
      case 8 -> {
        expressions.draw(2).emit(code, 0);
        code.op(OpCode.GLOBAL_SET, Kernel.VECTOR_GLOBAL);
      }
      case 9 -> {
        expressions.load().emit(code, 0);
        code.op(OpCode.DROP);
      }
      case 10, 11, 12, 13 -> reduce();
      case 14, 15, 16, 17, 18, 19, 20 -> accumulate();
      case 21, 22, 23 -> loadThenStore();
      default -> store();
    }
  }

  /** The numbers of a group's members, mostly in order. */
  private List<Integer> members(int most) {
    int size = Math.min(most, Flavor.pick(List.of(1, 2, 2, 3, 4, 4, 4, 5, 8, 8), random));
    List<Integer> members = new ArrayList<>();
    for (int member = 0; member < size; member++) {
      members.add(random.nextInt(6) == 0 ? random.nextInt(member + 1) : member, member);
    }
    return members;
  }

  /** The same expression for each member of a group, or rarely another one for one member. */
  private void emit(Expression expression, int member, int odd) {
    (member == odd ? expressions.draw(1) : expression).emit(code, member);
  }

  private int odd() {
    return random.nextInt(10) == 0 ? random.nextInt(4) : -1;
  }

  private void store() {
    Expression value = expressions.draw(1 + random.nextInt(3));
    int pointer = expressions.pointer();
    long offset = expressions.offset();
    int added = random.nextInt(3) == 0 ? 16 * random.nextInt(-3, 4) : -1;
    int odd = odd();
    for (int member : members(8)) {
      code.get(pointer);
      if (added != -1) {
        code.i32(added + 16 * member).op(OpCode.I32_ADD);
      }
      emit(value, member, odd);
      long own = added == -1 ? offset + 16L * member : offset;
      code.memory(OpCode.V128_STORE, random.nextInt(5), own);
    }
  }

  /** All of a group into temporaries, something in between, and then all of it stored. */
  private void loadThenStore() {
    Expression value = expressions.draw(1 + random.nextInt(2));
    int odd = odd();
    List<Integer> members = members(Kernel.TEMPORARY_COUNT);
    for (int member : members) {
      emit(value, member, odd);
      code.set(Kernel.TEMPORARIES + member);
    }
    if (random.nextInt(3) == 0) {
      laneStore();
    }
    Expression stored =
        new Expression.Operation(
            Flavor.pick(flavor.binaries(), random),
            List.of(new Expression.Local(Kernel.TEMPORARIES, 1, 8), expressions.draw(1)),
            -1);
    int pointer = expressions.pointer();
    long offset = expressions.offset();
    for (int member : members) {
      code.get(pointer);
      stored.emit(code, member);
      code.memory(OpCode.V128_STORE, 0, offset + 16L * member);
    }
  }

  private void accumulate() {
    OpCode op = Flavor.pick(flavor.binaries(), random);
    Expression value = expressions.draw(random.nextInt(3));
    int odd = odd();
    boolean first = random.nextBoolean();
    for (int member : members(Kernel.ACCUMULATOR_COUNT)) {
      int accumulator = Kernel.ACCUMULATORS + member;
      if (first) {
        code.get(accumulator);
        emit(value, member, odd);
      } else {
        emit(value, member, odd);
        code.get(accumulator);
      }
      code.op(op).set(accumulator);
    }
  }

  /** Some lanes of a group, one after the other, into the sum. */
  private void reduce() {
    Expression value = expressions.draw(1);
    for (int member : members(4)) {
      code.get(Kernel.SUM);
      value.emit(code, member);
      addLane();
    }
  }

  private void addLane() {
    switch (flavor) {
      case INTEGER -> code.op(OpCode.I64x2_EXTRACT_LANE).raw(random.nextInt(2)).op(OpCode.I64_ADD);
      case F32 -> code.op(OpCode.F32x4_EXTRACT_LANE).raw(random.nextInt(4)).op(OpCode.F32_ADD);
      case F64 -> code.op(OpCode.F64x2_EXTRACT_LANE).raw(random.nextInt(2)).op(OpCode.F64_ADD);
    }
    code.set(Kernel.SUM);
  }

  /** The bits of a comparison, into the integer. */
  private void gather() {
    code.get(Kernel.BITS).i32(1).op(OpCode.I32_ROTL);
    bits();
    code.op(OpCode.I32_XOR).set(Kernel.BITS);
  }

  private void bits() {
    expressions.compare(expressions.draw(1), expressions.draw(1)).emit(code, 0);
    List<OpCode> tests =
        List.of(
            OpCode.I8x16_BITMASK,
            OpCode.I32x4_BITMASK,
            OpCode.I16x8_BITMASK,
            OpCode.I64x2_BITMASK,
            OpCode.V128_ANY_TRUE,
            OpCode.I8x16_ALL_TRUE,
            OpCode.I32x4_ALL_TRUE);
    code.op(Flavor.pick(tests, random));
  }

  private void mayTrap() {
    if (random.nextBoolean()) {
      code.get(Kernel.BITS).i32(1000);
      bits();
      code.i32(7).op(OpCode.I32_AND).op(OpCode.I32_REM_S).op(OpCode.I32_ADD).set(Kernel.BITS);
      return;
    }
    bits();
    code.i32(random.nextInt(1, 16)).op(OpCode.I32_EQ);
    code.op(OpCode.IF).raw(WasmBytes.EMPTY_BLOCK).op(OpCode.UNREACHABLE).op(OpCode.END);
  }

  private void branch(int exit) {
    code.get(Kernel.I).i32(random.nextInt(1, 4)).op(OpCode.I32_AND);
    code.op(OpCode.IF).raw(WasmBytes.EMPTY_BLOCK);
    statements(1 + random.nextInt(2), exit + 1);
    if (random.nextBoolean()) {
      code.op(OpCode.ELSE);
      statements(1, exit + 1);
    }
    code.op(OpCode.END);
  }

  private void innerLoop(int exit) {
    if (exit > 2) {
      accumulate();
      return;
    }
    code.i32(random.nextInt(1, 4)).set(Kernel.J);
    code.op(OpCode.LOOP).raw(WasmBytes.EMPTY_BLOCK);
    if (random.nextBoolean()) {
      accumulate();
    } else {
      store();
    }
    code.get(Kernel.J).i32(-1).op(OpCode.I32_ADD).op(OpCode.LOCAL_TEE, Kernel.J);
    code.op(OpCode.BR_IF, 0).op(OpCode.END);
  }

  private void leave(int exit) {
    bits();
    code.i32(random.nextInt(16)).op(OpCode.I32_EQ).op(OpCode.BR_IF, exit);
  }

  private void scalarStore() {
    code.get(expressions.pointer()).get(Kernel.X);
    OpCode op =
        switch (flavor) {
          case INTEGER -> random.nextBoolean() ? OpCode.I64_STORE8 : OpCode.I64_STORE;
          case F32 -> OpCode.F32_STORE;
          case F64 -> OpCode.F64_STORE;
        };
    code.memory(op, 0, expressions.offset());
  }

  private void laneStore() {
    int size =
        switch (flavor) {
          case INTEGER -> random.nextInt(4);
          case F32 -> 2;
          case F64 -> 3;
        };
    OpCode op =
        List.of(
                OpCode.V128_STORE8_LANE,
                OpCode.V128_STORE16_LANE,
                OpCode.V128_STORE32_LANE,
                OpCode.V128_STORE64_LANE)
            .get(size);
    code.get(expressions.pointer());
    expressions.draw(1).emit(code, random.nextInt(4));
    code.memory(op, 0, expressions.offset()).raw(random.nextInt(16 >> size));
  }

  /** Copies, fills, or grows memory. */
  private void bulk() {
    int choice = random.nextInt(8);
    switch (choice) {
      case 0 ->
          code.i32(1)
              .op(OpCode.MEMORY_GROW)
              .raw(0)
              .get(Kernel.BITS)
              .op(OpCode.I32_ADD)
              .set(Kernel.BITS);
      case 1, 2, 3 ->
          code.get(Kernel.P).i32(0).i32(8 * random.nextInt(9)).op(OpCode.MEMORY_FILL).raw(0);
      default ->
          code.get(Kernel.P)
              .get(Kernel.Q)
              .i32(8 * random.nextInt(9))
              .op(OpCode.MEMORY_COPY)
              .raw(0, 0);
    }
  }

  /** Stores or adds up the accumulators, and leaves the result on the stack. */
  private void finish() {
    if (random.nextBoolean()) {
      for (int member = 0; member < Kernel.ACCUMULATOR_COUNT; member++) {
        code.get(Kernel.Q).get(Kernel.ACCUMULATORS + member);
        code.memory(OpCode.V128_STORE, 0, 16L * member);
      }
    }
    tree();
    code.get(Kernel.SUM).op(OpCode.GLOBAL_SET, Kernel.SUM_GLOBAL);
    code.op(OpCode.GLOBAL_GET, Kernel.COUNT_GLOBAL).get(Kernel.BITS).op(OpCode.I32_ADD);
    code.op(OpCode.GLOBAL_SET, Kernel.COUNT_GLOBAL).get(Kernel.SUM);
  }

  /** A reduction by halves: of accumulators 0 to 2k - 1, k and k, until one is left. */
  private void tree() {
    OpCode op = Flavor.pick(flavor.binaries(), random);
    for (int half = 8; half >= 1; half /= 2) {
      for (int i = 0; i < half; i++) {
        code.get(Kernel.ACCUMULATORS + i).get(Kernel.ACCUMULATORS + i + half);
        code.op(op).set(Kernel.ACCUMULATORS + i);
      }
    }
    code.get(Kernel.SUM).get(Kernel.ACCUMULATORS);
    addLane();
  }
}
