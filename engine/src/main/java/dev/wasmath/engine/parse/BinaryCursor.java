package dev.wasmath.engine.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wasmath.engine.MalformedModuleException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

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

  /**
   * A count of things of at least one byte each.
   *
   * @throws MalformedModuleException if there cannot be so many
   */
  int count() {
    long count = leb();
    if (count < 0 || count > end - at) {
      throw new MalformedModuleException("unexpected end: " + count + " are to come");
    }
    return (int) count;
  }

  /**
   * Skips a name.
   *
   * @throws MalformedModuleException if it is not in UTF-8
   */
  void name() {
    long length = leb();
    int start = at;
    skip(length);
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, (int) length));
    } catch (CharacterCodingException e) {
      throw new MalformedModuleException("malformed UTF-8 encoding", e);
    }
  }

  /** A cursor over the next bytes, which are skipped here. */
  BinaryCursor part(long count) {
    int start = at;
    skip(count);
    return new BinaryCursor(bytes, start, at);
  }
}
