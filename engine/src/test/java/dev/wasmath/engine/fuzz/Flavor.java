package dev.wasmath.engine.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import run.endive.wasm.types.OpCode;

/**
 * What the numbers of a random module are. Within a flavor each operation's bits are fixed by the
 * specification, but for those of NaNs; and since all of memory holds lanes of one type, NaNs can
 * be found and made equal afterwards.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are copies
enum Flavor {
  INTEGER(
      WasmBytes.I64,
      1,
      "V128_(AND|ANDNOT|OR|XOR)|I8x16_SWIZZLE|I(8x16|16x8|32x4|64x2)_(ADD|SUB|MUL|(MIN|MAX)_[SU]"
          + "|AVGR_U|(ADD|SUB)_SAT_[SU]|EQ|NE|[LG][TE]_[SU]|NARROW_.*|EXTMUL_.*|DOT_.*|Q15.*)"
          + "|F(32x4|64x2)_(EQ|NE|[LG][TE]|PMIN|PMAX)",
      "V128_NOT|I(8x16|16x8|32x4|64x2)_(ABS|NEG|POPCNT|EXTEND_.*|EXTADD_.*)"
          + "|F(32x4|64x2)_(ABS|NEG)|I32x4_TRUNC_SAT_.*|F(32x4|64x2)_CONVERT_.*",
      "I(8x16|16x8|32x4|64x2)_(EQ|NE|[LG][TE]_[SU])",
      "V128_LOAD(|(8|16|32|64)_SPLAT|(8x8|16x4|32x2)_[SU]|(32|64)_ZERO)"),
  F32(
      WasmBytes.F32,
      4,
      "F32x4_(ADD|SUB|MUL|DIV|MIN|MAX|PMIN|PMAX)",
      "F32x4_(ABS|NEG|SQRT|CEIL|FLOOR|TRUNC|NEAREST)",
      "F32x4_(EQ|NE|[LG][TE])",
      "V128_LOAD(|32_SPLAT|32_ZERO)"),
  F64(
      WasmBytes.F64,
      8,
      "F64x2_(ADD|SUB|MUL|DIV|MIN|MAX|PMIN|PMAX)",
      "F64x2_(ABS|NEG|SQRT|CEIL|FLOOR|TRUNC|NEAREST)",
      "F64x2_(EQ|NE|[LG][TE])",
      "V128_LOAD(|64_SPLAT|64_ZERO)");

  private final int scalarType;
  private final int grain;
  private final List<OpCode> binaries;
  private final List<OpCode> unaries;
  private final List<OpCode> comparisons;
  private final List<OpCode> loads;

  Flavor(
      int scalarType,
      int grain,
      String binaries,
      String unaries,
      String comparisons,
      String loads) {
    this.scalarType = scalarType;
    this.grain = grain;
    this.binaries = named(binaries);
    this.unaries = named(unaries);
    this.comparisons = named(comparisons);
    this.loads = named(loads);
  }

  private static List<OpCode> named(String pattern) {
    Pattern names = Pattern.compile(pattern);
    return Stream.of(OpCode.values()).filter(op -> names.matcher(op.name()).matches()).toList();
  }

  static <T> T pick(List<T> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** The value type of the parameters and results of this flavor. */
  int scalarType() {
    return scalarType;
  }

  /** Every address is a multiple of this many bytes. */
  int grain() {
    return grain;
  }

  List<OpCode> binaries() {
    return binaries;
  }

  List<OpCode> unaries() {
    return unaries;
  }

  List<OpCode> comparisons() {
    return comparisons;
  }

  List<OpCode> loads() {
    return loads;
  }

  /** Eight bytes of lanes: often small, sometimes special. */
  long word(SplittableRandom random) {
    return switch (this) {
      case INTEGER -> integers(random);
      case F32 ->
          Integer.toUnsignedLong(single(random)) | Integer.toUnsignedLong(single(random)) << 32;
      case F64 -> real(random);
    };
  }

  private static long integers(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextInt(256) * 0x0101_0101_0101_0101L;
      case 2 -> random.nextInt(-4, 5);
      default -> random.nextLong() & 0x8080_7f7f_ff00_ff01L;
    };
  }

  private static int single(SplittableRandom random) {
    int choice = random.nextInt(32);
    float value =
        switch (choice) {
          case 0 -> Float.NaN;
          case 1 -> Float.POSITIVE_INFINITY;
          case 2 -> -0.0f;
          case 3 -> Float.MIN_VALUE;
          case 4 -> Float.MAX_VALUE;
          case 5 -> 0.5f;
          default -> (float) random.nextDouble(-8, 8);
        };
    return Float.floatToRawIntBits(value);
  }

  private static long real(SplittableRandom random) {
    int choice = random.nextInt(32);
    double value =
        switch (choice) {
          case 0 -> Double.NaN;
          case 1 -> Double.NEGATIVE_INFINITY;
          case 2 -> -0.0;
          case 3 -> -Double.MIN_VALUE;
          case 4 -> Double.MAX_VALUE;
          case 5 -> 2.5;
          default -> random.nextDouble(-8, 8);
        };
    return Double.doubleToRawLongBits(value);
  }
}
