package dev.wasmath.engine.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import run.endive.wasm.types.OpCode;

/** Draws random vector expressions of one flavor. */
final class ExpressionGenerator {

  private final Flavor flavor;
  private final SplittableRandom random;

  ExpressionGenerator(Flavor flavor, SplittableRandom random) {
    this.flavor = flavor;
    this.random = random;
  }

  /** An expression over the locals of a kernel. */
  Expression draw(int depth) {
    if (depth == 0) {
      return leaf();
    }
    int choice = random.nextInt(24);
    return switch (choice) {
      case 0, 1, 2 -> leaf();
      case 3, 4, 5 -> unary(draw(depth - 1));
      case 6 -> shuffle(draw(depth - 1), draw(depth - 1));
      case 7 -> choose(depth - 1);
      case 8 -> special(depth - 1);
      case 9 ->
          random.nextInt(4) == 0
              ? new Expression.Call(Kernel.MIX, draw(depth - 1), draw(depth - 1))
              : new Expression.Choice(draw(depth - 1), draw(depth - 1), Kernel.BITS);
      default -> binary(draw(depth - 1), draw(depth - 1));
    };
  }

  /** An expression over two vectors, the parameters of a function. */
  Expression mix(int depth) {
    if (depth == 0) {
      return new Expression.Local(random.nextInt(2), 0, 1);
    }
    return random.nextInt(4) == 0 ? unary(mix(depth - 1)) : binary(mix(depth - 1), mix(depth - 1));
  }

  /** A sixteen-byte load, or one that fills a vector otherwise. */
  Expression load() {
    OpCode op = random.nextBoolean() ? OpCode.V128_LOAD : Flavor.pick(flavor.loads(), random);
    int size = size(op);
    int stride = random.nextInt(12) == 0 ? grain(8) * flavor.grain() : size;
    boolean spread = size < 16 && random.nextInt(3) == 0;
    int added = random.nextInt(10) == 0 ? 16 * random.nextInt(-2, 6) : 0;
    int most = Integer.numberOfTrailingZeros(size);
    int alignment = random.nextInt(4) == 0 ? most : random.nextInt(most + 1);
    return new Expression.Load(op, pointer(), added, alignment, offset(), spread ? 0 : stride);
  }

  /** One of the two pointers of a kernel. */
  int pointer() {
    return random.nextInt(3) == 0 ? Kernel.Q : Kernel.P;
  }

  /** An immediate offset: small, with a rare one that no memory reaches. */
  long offset() {
    if (random.nextInt(600) == 0) {
      return random.nextBoolean() ? 0xffff_fff0L : 0x7fff_fff8L;
    }
    return random.nextInt(3) == 0 ? (long) grain(64) * flavor.grain() : 16L * random.nextInt(4);
  }

  /** A constant, for all members or different for each. */
  Expression constant() {
    List<Long> words = new ArrayList<>();
    int count = random.nextBoolean() ? 2 : 16;
    for (int i = 0; i < count; i++) {
      words.add(flavor.word(random));
    }
    return new Expression.Constant(List.copyOf(words));
  }

  Expression compare(Expression left, Expression right) {
    return operation(Flavor.pick(flavor.comparisons(), random), left, right);
  }

  private Expression leaf() {
    int choice = random.nextInt(10);
    return switch (choice) {
      case 0 -> constant();
      case 1 -> splat();
      case 2 -> accumulators();
      case 3 -> new Expression.Global(Kernel.VECTOR_GLOBAL);
      case 4, 5 -> temporaries();
      default -> load();
    };
  }

  private Expression temporaries() {
    return new Expression.Local(Kernel.TEMPORARIES, random.nextInt(4) == 0 ? 0 : 1, 8);
  }

  private Expression accumulators() {
    return new Expression.Local(Kernel.ACCUMULATORS, random.nextInt(4) == 0 ? 0 : 1, 16);
  }

  private Expression splat() {
    return switch (flavor) {
      case INTEGER -> integerSplat();
      case F32 -> new Expression.Splat(OpCode.F32x4_SPLAT, Kernel.X);
      case F64 -> new Expression.Splat(OpCode.F64x2_SPLAT, Kernel.X);
    };
  }

  private Expression integerSplat() {
    List<OpCode> narrow = List.of(OpCode.I8x16_SPLAT, OpCode.I16x8_SPLAT, OpCode.I32x4_SPLAT);
    return random.nextBoolean()
        ? new Expression.Splat(OpCode.I64x2_SPLAT, Kernel.X)
        : new Expression.Splat(Flavor.pick(narrow, random), random.nextBoolean() ? Kernel.I : 6);
  }

  private Expression unary(Expression operand) {
    return operation(Flavor.pick(flavor.unaries(), random), operand);
  }

  private Expression binary(Expression left, Expression right) {
    return operation(Flavor.pick(flavor.binaries(), random), left, right);
  }

  private Expression operation(OpCode op, Expression... operands) {
    int swapped = operands.length == 2 && random.nextInt(16) == 0 ? random.nextInt(4) : -1;
    return new Expression.Operation(op, List.of(operands), swapped);
  }

  /** A shuffle by whole lanes of the flavor; for integers by lanes of any size. */
  private Expression shuffle(Expression left, Expression right) {
    List<Integer> lanes = new ArrayList<>();
    int grain = flavor == Flavor.INTEGER ? 1 << random.nextInt(4) : flavor.grain();
    for (int i = 0; i < 16; i += grain) {
      int from = random.nextInt(32 / grain) * grain;
      for (int j = 0; j < grain; j++) {
        lanes.add(from + j);
      }
    }
    return new Expression.Shuffle(List.copyOf(lanes), left, right);
  }

  /** Lanes of one vector or of another, by a comparison; for integers by any bits. */
  private Expression choose(int depth) {
    boolean anyBits = flavor == Flavor.INTEGER && random.nextBoolean();
    Expression mask = anyBits ? draw(depth) : compare(draw(depth), draw(depth));
    return operation(OpCode.V128_BITSELECT, draw(depth), draw(depth), mask);
  }

  private Expression special(int depth) {
    return switch (flavor) {
      case INTEGER -> specialInteger(depth);
      case F32 ->
          random.nextBoolean()
              ? new Expression.ReplaceLane(
                  OpCode.F32x4_REPLACE_LANE, random.nextInt(4), draw(depth), Kernel.X)
              : operation(
                  OpCode.F32x4_CONVERT_I32x4_S,
                  operation(OpCode.I32x4_TRUNC_SAT_F32X4_U, draw(depth)));
      case F64 ->
          random.nextBoolean()
              ? new Expression.ReplaceLane(
                  OpCode.F64x2_REPLACE_LANE, random.nextInt(2), draw(depth), Kernel.X)
              : operation(
                  OpCode.F64x2_PROMOTE_LOW_F32x4,
                  operation(OpCode.F32x4_DEMOTE_LOW_F64x2_ZERO, draw(depth)));
    };
  }

  private Expression specialInteger(int depth) {
    int choice = random.nextInt(3);
    if (choice == 0) {
      int size = random.nextInt(4);
      OpCode op =
          List.of(
                  OpCode.V128_LOAD8_LANE,
                  OpCode.V128_LOAD16_LANE,
                  OpCode.V128_LOAD32_LANE,
                  OpCode.V128_LOAD64_LANE)
              .get(size);
      return new Expression.LoadLane(
          op, pointer(), offset(), 1 << size, random.nextInt(16 >> size), draw(depth));
    }
    if (choice == 1) {
      return new Expression.ReplaceLane(
          OpCode.I32x4_REPLACE_LANE, random.nextInt(4), draw(depth), Kernel.BITS);
    }
    List<OpCode> shifts =
        List.of(
            OpCode.I8x16_SHL,
            OpCode.I8x16_SHR_S,
            OpCode.I8x16_SHR_U,
            OpCode.I16x8_SHL,
            OpCode.I16x8_SHR_S,
            OpCode.I16x8_SHR_U,
            OpCode.I32x4_SHL,
            OpCode.I32x4_SHR_S,
            OpCode.I32x4_SHR_U,
            OpCode.I64x2_SHL,
            OpCode.I64x2_SHR_S,
            OpCode.I64x2_SHR_U);
    boolean fromLocal = random.nextBoolean();
    int amount = fromLocal ? Kernel.I : random.nextInt(70);
    return new Expression.Shift(Flavor.pick(shifts, random), draw(depth), amount, fromLocal);
  }

  private int grain(int bytes) {
    return random.nextInt(Math.max(1, bytes / flavor.grain()));
  }

  /** The bytes that a load reads. */
  static int size(OpCode load) {
    return switch (load) {
      case V128_LOAD8_SPLAT -> 1;
      case V128_LOAD16_SPLAT -> 2;
      case V128_LOAD32_SPLAT, V128_LOAD32_ZERO -> 4;
      case V128_LOAD -> 16;
      default -> 8;
    };
  }
}
