package dev.wasmath.engine;

/**
 * A 128-bit value as its two 64-bit halves.
 *
 * @param low bits 0 to 63: the lanes with the lower numbers
 * @param high bits 64 to 127
 */
public record V128(long low, long high) {}
