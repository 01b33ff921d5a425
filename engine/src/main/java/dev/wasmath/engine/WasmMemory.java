package dev.wasmath.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;
import java.util.Optional;

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

  /** A memory of so many pages is allocated when it is first used: kernels on arrays use none. */
  private static final int FEW = 16;

  /** The last 64 KiB of 4 GiB are in no memory: compiled code counts on it. */
  static final int MOST_PAGES = 65_535;

  /** Bytes behind the end, which only accesses see whose address has been checked before. */
  static final int SPARE = 64;

  private final MemoryType type;
  private final int limit;
  private Optional<MutableCallSite> site = Optional.empty();
  private Optional<MutableCallSite> roomySite = Optional.empty();

  /**
   * All that is allocated. Of more than the memory's bytes, the rest is zero, and not reachable.
   */
  private MemorySegment room = MemorySegment.NULL;

  private volatile Optional<MemorySegment> segment = Optional.empty();
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
    if (pages > FEW) {
      MemorySegment _ = allocated();
    }
  }

  private static MemorySegment allocate(int pages) {
    long bytes = (long) pages * PAGE;
    try {
      return Arena.ofAuto().allocate(bytes + SPARE, 64);
    } catch (OutOfMemoryError e) {
      throw new LimitException("no room for a memory of " + pages + " pages", e);
    }
  }

  /**
   * The current bytes, little-endian; growth makes a new segment, and this one may then be stale.
   */
  public MemorySegment segment() {
    Optional<MemorySegment> known = segment;
    return known.isPresent() ? known.get() : allocated();
  }

  private synchronized MemorySegment allocated() {
    if (segment.isEmpty()) {
      room = allocate(pages);
      segment = Optional.of(room.asSlice(0, (long) pages * PAGE));
    }
    return segment.get();
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
    long bytes = (long) (pages + delta) * PAGE;
    if (bytes + SPARE > room.byteSize()) {
      try {
        move(pages + delta);
      } catch (LimitException e) {
        return -1;
      }
    }
    replace(room.asSlice(0, bytes));
    pages += delta;
    return before;
  }

  /** Moves to where there is room for some pages and, as growth often goes on, for half more. */
  private void move(int needed) {
    MemorySegment next;
    try {
      next = allocate(Math.min(limit, Math.max(needed, pages + pages / 2)));
    } catch (LimitException e) {
      next = allocate(needed);
    }
    MemorySegment old = segment();
    MemorySegment.copy(
        old, ValueLayout.JAVA_BYTE, 0, next, ValueLayout.JAVA_BYTE, 0, old.byteSize());
    room = next;
  }

  private synchronized void replace(MemorySegment next) {
    segment = Optional.of(next);
    retarget(site, next);
    retarget(roomySite, roomy());
  }

  private static void retarget(Optional<MutableCallSite> site, MemorySegment next) {
    if (site.isPresent()) {
      site.get().setTarget(MethodHandles.constant(MemorySegment.class, next));
      MutableCallSite.syncAll(new MutableCallSite[] {site.get()});
    }
  }

  /** The current bytes and {@link #SPARE} more; none after the release. */
  private MemorySegment roomy() {
    long bytes = segment().byteSize();
    return room.asSlice(0, Math.min(room.byteSize(), bytes + SPARE));
  }

  void release() {
    pages = 0;
    room = MemorySegment.NULL;
    replace(MemorySegment.NULL);
  }

  /** The instruction {@code memory.fill}. */
  void fill(int to, int value, int count) {
    long at = checked(to, count);
    segment().asSlice(at, Integer.toUnsignedLong(count)).fill((byte) value);
  }

  /** The instruction {@code memory.copy}. */
  void copy(int to, int from, int count) {
    long source = checked(from, count);
    long target = checked(to, count);
    MemorySegment.copy(segment(), source, segment(), target, Integer.toUnsignedLong(count));
  }

  /** The instruction {@code memory.init}. */
  void initialize(byte[] data, int to, int from, int count) {
    long source = Integer.toUnsignedLong(from);
    long length = Integer.toUnsignedLong(count);
    Traps.check(source + length <= data.length, Trap.Kind.OUT_OF_BOUNDS_MEMORY);
    long target = checked(to, count);
    MemorySegment.copy(MemorySegment.ofArray(data), source, segment(), target, length);
  }

  private long checked(int at, int count) {
    long start = Integer.toUnsignedLong(at);
    Traps.check(
        start + Integer.toUnsignedLong(count) <= (long) pages * PAGE,
        Trap.Kind.OUT_OF_BOUNDS_MEMORY);
    return start;
  }

  /** The call site that yields the current segment; made when code first asks for it. */
  synchronized MutableCallSite site() {
    MutableCallSite known =
        site.orElseGet(
            () -> new MutableCallSite(MethodHandles.constant(MemorySegment.class, segment())));
    site = Optional.of(known);
    return known;
  }

  /**
   * The call site that yields the current segment with {@link #SPARE} bytes more. HotSpot knows of
   * an address that {@link java.util.Objects#checkIndex(long, long)} has passed that it is at most
   * the bound, not that it is below: one byte more, and accesses behind it need no check.
   */
  synchronized MutableCallSite roomySite() {
    MutableCallSite known =
        roomySite.orElseGet(
            () -> new MutableCallSite(MethodHandles.constant(MemorySegment.class, roomy())));
    roomySite = Optional.of(known);
    return known;
  }
}
