package dev.wasmath.engine;

import java.util.OptionalInt;

/**
 * The type of a memory, in pages of 65,536 bytes.
 *
 * @param minimum the smallest size
 * @param maximum the largest size, if limited
 */
public record MemoryType(int minimum, OptionalInt maximum) implements ExternType {}
