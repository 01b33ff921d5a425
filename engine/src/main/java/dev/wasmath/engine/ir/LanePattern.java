package dev.wasmath.engine.ir;

/**
 * The pattern of a shuffle: sixteen numbers of bytes, below 16 of the first operand, otherwise of
 * the second.
 *
 * @param low the first eight, a byte each
 * @param high the others
 */
public record LanePattern(long low, long high) {
  /** The bit that distinguishes bytes of the second operand, in each number. */
  private static final long SECOND = 0x1010_1010_1010_1010L;

  private static final int WORD = 4;

  /** The pattern of a {@link Op#V_SHUFFLE}. */
  public static LanePattern of(Instruction shuffle) {
    return new LanePattern(shuffle.immediate(0), shuffle.immediate(1));
  }

  /** The number of the byte that comes to a place. */
  public int at(int place) {
    return (int) ((place < 8 ? low : high) >>> (place % 8 * 8)) & 0xff;
  }

  /** Whether all bytes are of the first operand. */
  public boolean ofFirst() {
    return ((low | high) & SECOND) == 0;
  }

  /** Whether all bytes are of the second operand. */
  public boolean ofSecond() {
    return (low & high & SECOND) == SECOND;
  }

  /** The pattern with the bytes of both operands numbered alike. */
  public LanePattern ofOne() {
    return new LanePattern(low & ~SECOND, high & ~SECOND);
  }

  /** Whether each 32-bit lane comes from one. */
  public boolean keepsWords() {
    for (int place = 0; place < 16; place++) {
      int first = at(place / WORD * WORD);
      if (first % WORD != 0 || at(place) != first + place % WORD) {
        return false;
      }
    }
    return true;
  }
}
