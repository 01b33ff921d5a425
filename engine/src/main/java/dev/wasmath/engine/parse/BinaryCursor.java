package dev.wasmath.engine.parse;

import dev.wasmath.engine.MalformedModuleException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A place in a binary that moves on as it is read, up to an end; what is not well-formed is a
 * {@link MalformedModuleException}.
 */
final class BinaryCursor {
  private static final int GROUP = 7;
  private static final int MORE = 0x80;

  private final byte[] bytes;
  private final int end;
  private int at;

  BinaryCursor(byte[] bytes, int at, int end) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** Where the next byte is in the binary. */
  int position() {
    return at;
  }

  /** Where the bytes end. */
  int end() {
    return end;
  }

  /** A cursor at the same place. */
  BinaryCursor copy() {
    return new BinaryCursor(bytes, at, end);
  }

  boolean hasMore() {
    return at < end;
  }

  /** The next byte, which stays unread. */
  int peek() {
    if (at >= end) {
      throw malformed("unexpected end");
    }
    return bytes[at] & 0xff;
  }

  int u8() {
    if (at >= end) {
      throw malformed("unexpected end");
    }
    return bytes[at++] & 0xff;
  }

  /** An unsigned LEB128 of 32 bits; larger numbers are negative. */
  int u32() {
    int part = u8();
    int value = part & 0x7f;
    for (int shift = GROUP; part >= MORE; shift += GROUP) {
      part = u8();
      if (shift == 28 && part >= 0x10) {
        throw malformed(part >= MORE ? "integer representation too long" : "integer too large");
      }
      value |= (part & 0x7f) << shift;
    }
    return value;
  }

  /** A signed LEB128 of 32, 33 or 64 bits. */
  long signed(int bits) {
    long value = 0;
    for (int shift = 0; ; shift += GROUP) {
      int part = u8();
      value |= (part & 0x7fL) << shift;
      int left = bits - shift;
      if (left <= GROUP) {
        checkLast(part, left);
      }
      if (part < MORE) {
        int unused = Math.max(0, Long.SIZE - GROUP - shift);
        return value << unused >> unused;
      }
    }
  }

  /** Of the last byte of a signed number all bits from its sign on are alike. */
  private void checkLast(int part, int bits) {
    if (part >= MORE) {
      throw malformed("integer representation too long");
    }
    int signs = part << (Integer.SIZE - GROUP) >> (Integer.SIZE - GROUP + bits - 1);
    if (signs != 0 && signs != -1) {
      throw malformed("integer too large");
    }
  }

  /** Some bytes, the least significant first. */
  long littleEndian(int count) {
    if (count > end - at) {
      throw malformed("unexpected end");
    }
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = (value << Byte.SIZE) | (bytes[at + i] & 0xff);
    }
    at += count;
    return value;
  }

  /** A name in UTF-8. */
  String name() {
    int length = length();
    ByteBuffer text = ByteBuffer.wrap(bytes, at, length);
    at += length;
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
    } catch (CharacterCodingException e) {
      throw malformed("malformed UTF-8 encoding");
    }
  }

  /** A count of bytes, or of things of at least one byte each. */
  int length() {
    int length = u32();
    if (length < 0 || length > end - at) {
      throw malformed("unexpected end: length out of bounds");
    }
    return length;
  }

  /** Some bytes. */
  byte[] bytes(int length) {
    byte[] copy = new byte[length];
    System.arraycopy(bytes, at, copy, 0, length);
    at += length;
    return copy;
  }

  /** A cursor over what comes behind its length; this one continues behind it. */
  BinaryCursor part() {
    int length = length();
    at += length;
    return new BinaryCursor(bytes, at - length, at);
  }

  MalformedModuleException malformed(String problem) {
    return new MalformedModuleException(problem + " at " + at);
  }
}
