package dev.wasmath.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;

/**
 * A linear memory, outside the Java heap, shared between WebAssembly and Java.
 *
 * <p>Generated code reads the current segment through a call site whose target is a constant, so
 * that compiled code has the address as a constant; growth replaces the target, and code compiled
 * for the old one is discarded by the JVM. An old segment stays allocated as long as anything
 * refers to it.
 */
public final class WasmMemory {
  /** Bytes of a page. */
  public static final int PAGE = 65_536;

  /** The last 64 KiB of 4 GiB are in no memory: compiled code counts on it. */
  static final int MOST_PAGES = 65_535;

  /** Bytes behind the end, which only accesses see whose address has been checked before. */
  static final int SPARE = 64;

  private final MemoryType type;
  private final int limit;
  private final MutableCallSite site;
  private final MutableCallSite roomySite;
  private MemorySegment segment;
  private int pages;

  /** Allocates a memory of the type's minimum size. */
  public WasmMemory(MemoryType type) {
    this(type, Limits.defaults().memoryPages());
  }

  WasmMemory(MemoryType type, int limit) {
    int most = Math.min(limit, MOST_PAGES);
    if (type.minimum() > most) {
      throw new LimitException(
          "a memory of " + type.minimum() + " pages exceeds the limit of " + most);
    }
    this.type = type;
    this.limit = Math.min(most, type.maximum().orElse(most));
    this.pages = type.minimum();
    MemorySegment roomy = allocate(pages);
    this.segment = withoutSpare(roomy);
    this.site = new MutableCallSite(MethodHandles.constant(MemorySegment.class, segment));
    this.roomySite = new MutableCallSite(MethodHandles.constant(MemorySegment.class, roomy));
  }

  private static MemorySegment allocate(int pages) {
    long bytes = (long) pages * PAGE;
    try {
      return Arena.ofAuto().allocate(bytes + SPARE, 64);
    } catch (OutOfMemoryError e) {
      throw new LimitException("no room for a memory of " + pages + " pages", e);
    }
  }

  private static MemorySegment withoutSpare(MemorySegment roomy) {
    return roomy.asSlice(0, roomy.byteSize() - SPARE);
  }

  /** The current bytes, little-endian; growth makes a new segment and leaves this one stale. */
  public MemorySegment segment() {
    return segment;
  }

  /** The type with the current size as its minimum. */
  public MemoryType type() {
    return new MemoryType(pages, type.maximum());
  }

  /** The current size in pages. */
  public int pages() {
    return pages;
  }

  /**
   * Grows by a number of pages.
   *
   * @return the previous size in pages, or -1 if the memory cannot grow so far
   */
  public int grow(int delta) {
    int before = pages;
    if (delta == 0) {
      return before;
    }
    if (delta < 0 || delta > limit - pages) {
      return -1;
    }
    MemorySegment grown;
    try {
      grown = allocate(pages + delta);
    } catch (LimitException e) {
      return -1;
    }
    MemorySegment.copy(
        segment, ValueLayout.JAVA_BYTE, 0, grown, ValueLayout.JAVA_BYTE, 0, segment.byteSize());
    replace(withoutSpare(grown), grown);
    pages += delta;
    return before;
  }

  private void replace(MemorySegment next, MemorySegment roomy) {
    segment = next;
    site.setTarget(MethodHandles.constant(MemorySegment.class, next));
    roomySite.setTarget(MethodHandles.constant(MemorySegment.class, roomy));
    MutableCallSite.syncAll(new MutableCallSite[] {site, roomySite});
  }

  void release() {
    pages = 0;
    replace(MemorySegment.NULL, MemorySegment.NULL);
  }

  /** The instruction {@code memory.fill}. */
  void fill(int to, int value, int count) {
    long at = checked(to, count);
    segment.asSlice(at, Integer.toUnsignedLong(count)).fill((byte) value);
  }

  /** The instruction {@code memory.copy}. */
  void copy(int to, int from, int count) {
    long source = checked(from, count);
    long target = checked(to, count);
    MemorySegment.copy(segment, source, segment, target, Integer.toUnsignedLong(count));
  }

  /** The instruction {@code memory.init}. */
  void initialize(byte[] data, int to, int from, int count) {
    long source = Integer.toUnsignedLong(from);
    long length = Integer.toUnsignedLong(count);
    Traps.check(source + length <= data.length, Trap.Kind.OUT_OF_BOUNDS_MEMORY);
    long target = checked(to, count);
    MemorySegment.copy(MemorySegment.ofArray(data), source, segment, target, length);
  }

  private long checked(int at, int count) {
    long start = Integer.toUnsignedLong(at);
    Traps.check(
        start + Integer.toUnsignedLong(count) <= segment.byteSize(),
        Trap.Kind.OUT_OF_BOUNDS_MEMORY);
    return start;
  }

  /** The call site that yields the current segment. */
  MutableCallSite site() {
    return site;
  }

  /**
   * The call site that yields the current segment with {@link #SPARE} bytes more. HotSpot knows of
   * an address that {@link java.util.Objects#checkIndex(long, long)} has passed that it is at most
   * the bound, not that it is below: one byte more, and accesses behind it need no check.
   */
  MutableCallSite roomySite() {
    return roomySite;
  }
}
