package dev.wasmath.engine.emit;

import dev.wasmath.engine.pack.PackReport;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A function as class files.
 *
 * @param classFile the bytes of the class with the function's method
 * @param pieces the bytes of a class for each piece of a divided function, otherwise none
 * @param vectors whether the code uses the Vector API
 * @param packs what packing made of it
 */
@SuppressWarnings("ArrayRecordComponent")
public record CompiledFunction(
    byte[] classFile, List<byte[]> pieces, boolean vectors, PackReport packs) {
  /** Where the number of constants is in a class file. */
  private static final int CONSTANTS = 8;

  /** How far behind the constants the length of the code is. */
  private static final int CODE = 30;

  /** Copies the list. */
  public CompiledFunction {
    pieces = List.copyOf(pieces);
  }

  /** The size of the code of all methods in bytes. */
  public int bytecode() {
    int size = codeSize(classFile);
    for (byte[] piece : pieces) {
      size += codeSize(piece);
    }
    return size;
  }

  /** The size in bytes of the code of the largest method that computes, not only calls pieces. */
  public int largest() {
    int largest = pieces.size() > 1 ? 0 : codeSize(classFile);
    for (byte[] piece : pieces) {
      largest = Math.max(largest, codeSize(piece));
    }
    return largest;
  }

  /**
   * The size of the code in a class of one method: it lies in a known place behind the constants,
   * and the JDK's parser takes as long as the rest of a compilation when it is first used.
   */
  static int codeSize(byte[] classFile) {
    ByteBuffer in = ByteBuffer.wrap(classFile);
    int constants = in.getShort(CONSTANTS) & 0xffff;
    int at = CONSTANTS + 2;
    for (int i = 1; i < constants; i++) {
      int tag = in.get(at);
      if (tag == PoolEntry.TAG_LONG || tag == PoolEntry.TAG_DOUBLE) {
        i++; // They count as two.
      }
      at += 1 + size(in, at, tag);
    }
    return in.getInt(at + CODE);
  }

  private static int size(ByteBuffer in, int at, int tag) {
    return switch (tag) {
      case PoolEntry.TAG_UTF8 -> 2 + (in.getShort(at + 1) & 0xffff);
      case PoolEntry.TAG_LONG, PoolEntry.TAG_DOUBLE -> 8;
      case PoolEntry.TAG_CLASS, PoolEntry.TAG_STRING, PoolEntry.TAG_METHOD_TYPE -> 2;
      case PoolEntry.TAG_METHOD_HANDLE -> 3;
      default -> 4;
    };
  }
}
