package dev.wasmath.engine.parse;

import dev.wasmath.engine.LimitException;
import dev.wasmath.engine.ValueType;
import java.util.Arrays;
import java.util.List;

/**
 * The parameters and locals of a function, in groups of one type, as the binary has them: a few
 * bytes may declare very many.
 */
final class Locals {
  private static final long MOST = 0xffff_ffffL;
  private static final int LISTED = 256;

  private final long[] ends;
  private final ValueType[] types;
  private int groups;

  /** The types of the first locals one by one, which are nearly always all. */
  private ValueType[] listed = {};

  private Locals(int groups) {
    this.ends = new long[groups];
    this.types = new ValueType[groups];
  }

  /**
   * Reads the locals at the beginning of a body.
   *
   * @throws LimitException if there are more than the limit, with the parameters
   */
  static Locals read(BinaryCursor body, List<ValueType> parameters, int limit) {
    int declarations = body.length();
    Locals locals = new Locals(parameters.size() + declarations);
    for (int i = 0; i < parameters.size(); i++) {
      locals.add(1, parameters.get(i));
    }
    for (int i = 0; i < declarations; i++) {
      long more = Integer.toUnsignedLong(body.u32());
      locals.add(more, TypeReader.value(body));
      if (locals.end() - parameters.size() > MOST) {
        throw body.malformed("too many locals");
      }
    }
    if (locals.end() > limit) {
      throw new LimitException(locals.end() + " locals exceed the limit of " + limit);
    }
    locals.list();
    return locals;
  }

  private void add(long more, ValueType type) {
    if (more > 0) {
      ends[groups] = end() + more;
      types[groups++] = type;
    }
  }

  private void list() {
    listed = new ValueType[Math.min(count(), LISTED)];
    int start = 0;
    for (int group = 0; start < listed.length; group++) {
      int end = (int) Math.min(ends[group], listed.length);
      Arrays.fill(listed, start, end, types[group]);
      start = end;
    }
  }

  private long end() {
    return groups == 0 ? 0 : ends[groups - 1];
  }

  /** How many there are. */
  int count() {
    return (int) end();
  }

  /** The type of a local, by its index below the count. */
  ValueType type(int index) {
    if (index < listed.length) {
      return listed[index];
    }
    int place = Arrays.binarySearch(ends, 0, groups, index + 1);
    return types[place < 0 ? ~place : place];
  }
}
