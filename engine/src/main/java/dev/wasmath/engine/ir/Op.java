package dev.wasmath.engine.ir;

/**
 * An operation of the intermediate representation: one for each WebAssembly instruction that
 * computes, with the lane-wise ones of all shapes joined ({@code V_ADD} with a {@link Shape}).
 *
 * <p>The signature reads {@code operands>result}: i, l, f, d for the scalars, v for a vector, r for
 * a reference, m for several values, {@code *} for what the instruction itself says.
 */
public enum Op {
  I32_LOAD("i>i", Effect.READ, 4),
  I64_LOAD("i>l", Effect.READ, 8),
  F32_LOAD("i>f", Effect.READ, 4),
  F64_LOAD("i>d", Effect.READ, 8),
  I32_LOAD8_S("i>i", Effect.READ, 1),
  I32_LOAD8_U("i>i", Effect.READ, 1),
  I32_LOAD16_S("i>i", Effect.READ, 2),
  I32_LOAD16_U("i>i", Effect.READ, 2),
  I64_LOAD8_S("i>l", Effect.READ, 1),
  I64_LOAD8_U("i>l", Effect.READ, 1),
  I64_LOAD16_S("i>l", Effect.READ, 2),
  I64_LOAD16_U("i>l", Effect.READ, 2),
  I64_LOAD32_S("i>l", Effect.READ, 4),
  I64_LOAD32_U("i>l", Effect.READ, 4),
  I32_STORE("ii>", Effect.WRITE, 4),
  I64_STORE("il>", Effect.WRITE, 8),
  F32_STORE("if>", Effect.WRITE, 4),
  F64_STORE("id>", Effect.WRITE, 8),
  I32_STORE8("ii>", Effect.WRITE, 1),
  I32_STORE16("ii>", Effect.WRITE, 2),
  I64_STORE8("il>", Effect.WRITE, 1),
  I64_STORE16("il>", Effect.WRITE, 2),
  I64_STORE32("il>", Effect.WRITE, 4),
  A_LOAD("ri>d", Effect.READ),
  A_STORE("rid>", Effect.WRITE),
  A_V_LOAD("ri>v", Effect.READ),
  A_V_STORE("riv>", Effect.WRITE),
  I32_EQZ("i>i"),
  I32_EQ("ii>i"),
  I32_NE("ii>i"),
  I32_LT_S("ii>i"),
  I32_LT_U("ii>i"),
  I32_GT_S("ii>i"),
  I32_GT_U("ii>i"),
  I32_LE_S("ii>i"),
  I32_LE_U("ii>i"),
  I32_GE_S("ii>i"),
  I32_GE_U("ii>i"),
  I64_EQZ("l>i"),
  I64_EQ("ll>i"),
  I64_NE("ll>i"),
  I64_LT_S("ll>i"),
  I64_LT_U("ll>i"),
  I64_GT_S("ll>i"),
  I64_GT_U("ll>i"),
  I64_LE_S("ll>i"),
  I64_LE_U("ll>i"),
  I64_GE_S("ll>i"),
  I64_GE_U("ll>i"),
  F32_EQ("ff>i"),
  F32_NE("ff>i"),
  F32_LT("ff>i"),
  F32_GT("ff>i"),
  F32_LE("ff>i"),
  F32_GE("ff>i"),
  F64_EQ("dd>i"),
  F64_NE("dd>i"),
  F64_LT("dd>i"),
  F64_GT("dd>i"),
  F64_LE("dd>i"),
  F64_GE("dd>i"),
  I32_CLZ("i>i"),
  I32_CTZ("i>i"),
  I32_POPCNT("i>i"),
  I32_ADD("ii>i"),
  I32_SUB("ii>i"),
  I32_MUL("ii>i"),
  I32_DIV_S("ii>i", Effect.TRAP),
  I32_DIV_U("ii>i", Effect.TRAP),
  I32_REM_S("ii>i", Effect.TRAP),
  I32_REM_U("ii>i", Effect.TRAP),
  I32_AND("ii>i"),
  I32_OR("ii>i"),
  I32_XOR("ii>i"),
  I32_SHL("ii>i"),
  I32_SHR_S("ii>i"),
  I32_SHR_U("ii>i"),
  I32_ROTL("ii>i"),
  I32_ROTR("ii>i"),
  I64_CLZ("l>l"),
  I64_CTZ("l>l"),
  I64_POPCNT("l>l"),
  I64_ADD("ll>l"),
  I64_SUB("ll>l"),
  I64_MUL("ll>l"),
  I64_DIV_S("ll>l", Effect.TRAP),
  I64_DIV_U("ll>l", Effect.TRAP),
  I64_REM_S("ll>l", Effect.TRAP),
  I64_REM_U("ll>l", Effect.TRAP),
  I64_AND("ll>l"),
  I64_OR("ll>l"),
  I64_XOR("ll>l"),
  I64_SHL("ll>l"),
  I64_SHR_S("ll>l"),
  I64_SHR_U("ll>l"),
  I64_ROTL("ll>l"),
  I64_ROTR("ll>l"),
  F32_ABS("f>f"),
  F32_NEG("f>f"),
  F32_CEIL("f>f"),
  F32_FLOOR("f>f"),
  F32_TRUNC("f>f"),
  F32_NEAREST("f>f"),
  F32_SQRT("f>f"),
  F32_ADD("ff>f"),
  F32_SUB("ff>f"),
  F32_MUL("ff>f"),
  F32_DIV("ff>f"),
  F32_MIN("ff>f"),
  F32_MAX("ff>f"),
  F32_COPYSIGN("ff>f"),
  F64_ABS("d>d"),
  F64_NEG("d>d"),
  F64_CEIL("d>d"),
  F64_FLOOR("d>d"),
  F64_TRUNC("d>d"),
  F64_NEAREST("d>d"),
  F64_SQRT("d>d"),
  F64_ADD("dd>d"),
  F64_SUB("dd>d"),
  F64_MUL("dd>d"),
  F64_DIV("dd>d"),
  F64_MIN("dd>d"),
  F64_MAX("dd>d"),
  F64_COPYSIGN("dd>d"),
  I32_WRAP_I64("l>i"),
  I32_TRUNC_F32_S("f>i", Effect.TRAP),
  I32_TRUNC_F32_U("f>i", Effect.TRAP),
  I32_TRUNC_F64_S("d>i", Effect.TRAP),
  I32_TRUNC_F64_U("d>i", Effect.TRAP),
  I64_EXTEND_I32_S("i>l"),
  I64_EXTEND_I32_U("i>l"),
  I64_TRUNC_F32_S("f>l", Effect.TRAP),
  I64_TRUNC_F32_U("f>l", Effect.TRAP),
  I64_TRUNC_F64_S("d>l", Effect.TRAP),
  I64_TRUNC_F64_U("d>l", Effect.TRAP),
  F32_CONVERT_I32_S("i>f"),
  F32_CONVERT_I32_U("i>f"),
  F32_CONVERT_I64_S("l>f"),
  F32_CONVERT_I64_U("l>f"),
  F32_DEMOTE_F64("d>f"),
  F64_CONVERT_I32_S("i>d"),
  F64_CONVERT_I32_U("i>d"),
  F64_CONVERT_I64_S("l>d"),
  F64_CONVERT_I64_U("l>d"),
  F64_PROMOTE_F32("f>d"),
  I32_REINTERPRET_F32("f>i"),
  I64_REINTERPRET_F64("d>l"),
  F32_REINTERPRET_I32("i>f"),
  F64_REINTERPRET_I64("l>d"),
  I32_EXTEND_8_S("i>i"),
  I32_EXTEND_16_S("i>i"),
  I64_EXTEND_8_S("l>l"),
  I64_EXTEND_16_S("l>l"),
  I64_EXTEND_32_S("l>l"),
  I32_TRUNC_SAT_F32_S("f>i"),
  I32_TRUNC_SAT_F32_U("f>i"),
  I32_TRUNC_SAT_F64_S("d>i"),
  I32_TRUNC_SAT_F64_U("d>i"),
  I64_TRUNC_SAT_F32_S("f>l"),
  I64_TRUNC_SAT_F32_U("f>l"),
  I64_TRUNC_SAT_F64_S("d>l"),
  I64_TRUNC_SAT_F64_U("d>l"),
  SELECT("**i>*"),
  GLOBAL_GET(">*", Effect.READ),
  GLOBAL_SET("*>", Effect.WRITE),
  TABLE_GET("i>r", Effect.READ),
  TABLE_SET("ir>", Effect.WRITE),
  TABLE_SIZE(">i", Effect.READ),
  TABLE_GROW("ri>i", Effect.WRITE),
  TABLE_FILL("iri>", Effect.WRITE),
  TABLE_COPY("iii>", Effect.WRITE),
  TABLE_INIT("iii>", Effect.WRITE),
  ELEM_DROP(">", Effect.WRITE),
  MEMORY_SIZE(">i", Effect.READ),
  MEMORY_GROW("i>i", Effect.CALL),
  MEMORY_FILL("iii>", Effect.WRITE),
  MEMORY_COPY("iii>", Effect.WRITE),
  MEMORY_INIT("iii>", Effect.WRITE),
  DATA_DROP(">", Effect.WRITE),
  REF_IS_NULL("r>i"),
  REF_FUNC(">r"),
  CALL("*>*", Effect.CALL),
  CALL_INDIRECT("*>*", Effect.CALL),
  /** A call of a function on arrays, by the number of its binding. */
  CALL_BOUND("*>*", Effect.CALL),
  RESULT("m>*"),
  /** The base as an unsigned address, if it plus the immediate is at most the memory's size. */
  CHECK_BOUNDS("i>l", Effect.TRAP),
  /** Whether each base plus its immediate is at most the memory's size. */
  IN_BOUNDS("*>i"),
  /** A new array for the numbers and vectors that the pieces of a divided function share. */
  FRAME_WORDS(">r"),
  /** A new array for the references that the pieces of a divided function share. */
  FRAME_OBJECTS(">r"),
  /** Reads a place of one of the two arrays. */
  FRAME_LOAD("r>*", Effect.READ),
  /** Writes a place of one of the two arrays. */
  FRAME_STORE("r*>", Effect.WRITE),
  /** Runs a piece of a divided function from an entry on; gives the next entry. */
  PIECE("rri>i", Effect.CALL),
  /** One of the parts, each of the result's type, of a wider vector. */
  V_PART("*>*"),
  /** Vectors of one type side by side. */
  V_CONCAT("*>*"),
  /** A vector of 128 bits in each part of a wider one. */
  V_WIDEN("v>*"),
  /** The first times the second plus the third, rounded once. */
  V_FMA("vvv>v"),
  F32_FMA("fff>f"),
  F64_FMA("ddd>d"),
  V_LOAD("i>v", Effect.READ, 16),
  V_LOAD8X8_S("i>v", Effect.READ, 8),
  V_LOAD8X8_U("i>v", Effect.READ, 8),
  V_LOAD16X4_S("i>v", Effect.READ, 8),
  V_LOAD16X4_U("i>v", Effect.READ, 8),
  V_LOAD32X2_S("i>v", Effect.READ, 8),
  V_LOAD32X2_U("i>v", Effect.READ, 8),
  V_LOAD8_SPLAT("i>v", Effect.READ, 1),
  V_LOAD16_SPLAT("i>v", Effect.READ, 2),
  V_LOAD32_SPLAT("i>v", Effect.READ, 4),
  V_LOAD64_SPLAT("i>v", Effect.READ, 8),
  V_STORE("iv>", Effect.WRITE, 16),
  V_SHUFFLE("vv>v"),
  V_SWIZZLE("vv>v"),
  V_SPLAT("*>v"),
  V_EXTRACT_LANE_S("v>*"),
  V_EXTRACT_LANE_U("v>*"),
  V_REPLACE_LANE("v*>v"),
  V_EXTRACT_LANE("v>*"),
  V_EQ("vv>v"),
  V_NE("vv>v"),
  V_LT_S("vv>v"),
  V_LT_U("vv>v"),
  V_GT_S("vv>v"),
  V_GT_U("vv>v"),
  V_LE_S("vv>v"),
  V_LE_U("vv>v"),
  V_GE_S("vv>v"),
  V_GE_U("vv>v"),
  V_LT("vv>v"),
  V_GT("vv>v"),
  V_LE("vv>v"),
  V_GE("vv>v"),
  V_NOT("v>v"),
  V_AND("vv>v"),
  V_ANDNOT("vv>v"),
  V_OR("vv>v"),
  V_XOR("vv>v"),
  V_BITSELECT("vvv>v"),
  V_ANY_TRUE("v>i"),
  V_LOAD8_LANE("iv>v", Effect.READ, 1),
  V_LOAD16_LANE("iv>v", Effect.READ, 2),
  V_LOAD32_LANE("iv>v", Effect.READ, 4),
  V_LOAD64_LANE("iv>v", Effect.READ, 8),
  V_STORE8_LANE("iv>", Effect.WRITE, 1),
  V_STORE16_LANE("iv>", Effect.WRITE, 2),
  V_STORE32_LANE("iv>", Effect.WRITE, 4),
  V_STORE64_LANE("iv>", Effect.WRITE, 8),
  V_LOAD32_ZERO("i>v", Effect.READ, 4),
  V_LOAD64_ZERO("i>v", Effect.READ, 8),
  V_DEMOTE_LOW_ZERO("v>v"),
  V_PROMOTE_LOW("v>v"),
  V_ABS("v>v"),
  V_NEG("v>v"),
  V_POPCNT("v>v"),
  V_ALL_TRUE("v>i"),
  V_BITMASK("v>i"),
  V_NARROW_S("vv>v"),
  V_NARROW_U("vv>v"),
  V_CEIL("v>v"),
  V_FLOOR("v>v"),
  V_TRUNC("v>v"),
  V_NEAREST("v>v"),
  V_SHL("vi>v"),
  V_SHR_S("vi>v"),
  V_SHR_U("vi>v"),
  V_ADD("vv>v"),
  V_ADD_SAT_S("vv>v"),
  V_ADD_SAT_U("vv>v"),
  V_SUB("vv>v"),
  V_SUB_SAT_S("vv>v"),
  V_SUB_SAT_U("vv>v"),
  V_MIN_S("vv>v"),
  V_MIN_U("vv>v"),
  V_MAX_S("vv>v"),
  V_MAX_U("vv>v"),
  V_AVGR_U("vv>v"),
  V_EXTADD_PAIRWISE_S("v>v"),
  V_EXTADD_PAIRWISE_U("v>v"),
  V_Q15MULR_SAT_S("vv>v"),
  V_EXTEND_LOW_S("v>v"),
  V_EXTEND_HIGH_S("v>v"),
  V_EXTEND_LOW_U("v>v"),
  V_EXTEND_HIGH_U("v>v"),
  V_MUL("vv>v"),
  V_EXTMUL_LOW_S("vv>v"),
  V_EXTMUL_HIGH_S("vv>v"),
  V_EXTMUL_LOW_U("vv>v"),
  V_EXTMUL_HIGH_U("vv>v"),
  V_DOT_S("vv>v"),
  V_SQRT("v>v"),
  V_DIV("vv>v"),
  V_MIN("vv>v"),
  V_MAX("vv>v"),
  V_PMIN("vv>v"),
  V_PMAX("vv>v"),
  V_TRUNC_SAT_S("v>v"),
  V_TRUNC_SAT_U("v>v"),
  V_CONVERT_S("v>v"),
  V_CONVERT_U("v>v"),
  V_TRUNC_SAT_S_ZERO("v>v"),
  V_TRUNC_SAT_U_ZERO("v>v"),
  V_CONVERT_LOW_S("v>v"),
  V_CONVERT_LOW_U("v>v");

  private final String signature;
  private final Effect effect;
  private final int bytes;

  Op(String signature) {
    this(signature, Effect.NONE, 0);
  }

  Op(String signature, Effect effect) {
    this(signature, effect, 0);
  }

  Op(String signature, Effect effect, int bytes) {
    this.signature = signature;
    this.effect = effect;
    this.bytes = bytes;
  }

  /** The operand and result types. */
  public String signature() {
    return signature;
  }

  /** What the operation does beside computing its result. */
  public Effect effect() {
    return effect;
  }

  /** The bytes a load or store touches, or 0. */
  public int bytes() {
    return bytes;
  }

  /** The number of operands; meaningless for calls. */
  public int arity() {
    return signature.indexOf('>');
  }

  /** Whether this reads linear memory by an address operand. */
  public boolean isLoad() {
    return bytes > 0 && effect == Effect.READ;
  }

  /** Whether this writes linear memory by an address operand. */
  public boolean isStore() {
    return bytes > 0 && effect == Effect.WRITE;
  }

  /** Whether this computes on vectors. */
  public boolean isVector() {
    return name().startsWith("V_");
  }
}
