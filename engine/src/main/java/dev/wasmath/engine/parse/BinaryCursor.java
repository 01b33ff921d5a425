package dev.wasmath.engine.parse;

import java.nio.BufferUnderflowException;

/**
 * A place in a binary that moves on as it is read, up to an end; beyond it lies a {@link
 * BufferUnderflowException}.
 */
final class BinaryCursor {
  private final byte[] bytes;
  private final int end;
  private int at;

  BinaryCursor(byte[] bytes, int at, int end) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  boolean hasMore() {
    return at < end;
  }

  /** The next byte, which stays unread. */
  int peek() {
    if (at >= end) {
      throw new BufferUnderflowException();
    }
    return bytes[at] & 0xff;
  }

  int u8() {
    int value = peek();
    at++;
    return value;
  }

  /** An unsigned LEB128 of at most 64 bits; also skips a signed one. */
  long leb() {
    long value = 0;
    int shift = 0;
    int part;
    do {
      part = u8();
      value |= shift < Long.SIZE ? (part & 0x7fL) << shift : 0;
      shift += 7;
    } while (part >= 0x80);
    return value;
  }

  void skip(long count) {
    if (count < 0 || count > end - at) {
      throw new BufferUnderflowException();
    }
    at += (int) count;
  }

  /** A count of things of at least one byte each. */
  int count() {
    long count = leb();
    if (count < 0 || count > end - at) {
      throw new BufferUnderflowException();
    }
    return (int) count;
  }

  /** A cursor over the next bytes, which are skipped here. */
  BinaryCursor part(long count) {
    int start = at;
    skip(count);
    return new BinaryCursor(bytes, start, at);
  }
}
