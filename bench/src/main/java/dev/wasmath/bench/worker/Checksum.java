package dev.wasmath.bench.worker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A sum of doubles with weights 1 to 7 in turn: results that differ in their last bits have nearly
 * the same, and results with elements in other places have not. 0 where it would not be finite, as
 * when the bytes are no doubles.
 *
 * @param value the sum
 * @param magnitude the sum of absolute terms
 */
record Checksum(double value, double magnitude) {
  static Checksum of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    double value = 0;
    double magnitude = 0;
    for (int i = 0; buffer.remaining() >= 8; i++) {
      double term = buffer.getDouble() * (1 + i % 7);
      value += term;
      magnitude += Math.abs(term);
    }
    return Double.isFinite(magnitude) ? new Checksum(value, magnitude) : new Checksum(0, 0);
  }
}
