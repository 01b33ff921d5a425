package dev.wasmath.engine.parse;

import dev.wasmath.engine.MalformedModuleException;
import java.util.HashMap;
import java.util.Map;

/** The custom section with names for what has an index. */
final class NameSection {
  private static final int FUNCTIONS = 1;

  private NameSection() {}

  /** The names of functions by index, as far as the section is well-formed. */
  static Map<Integer, String> functions(BinaryCursor section) {
    Map<Integer, String> names = new HashMap<>();
    try {
      while (section.hasMore()) {
        int kind = section.u8();
        BinaryCursor part = section.part();
        for (int i = kind == FUNCTIONS ? part.length() : 0; i > 0; i--) {
          names.put(part.u32(), part.name());
        }
      }
    } catch (MalformedModuleException ignored) {
      return names;
    }
    return names;
  }
}
