package dev.wasmath.app;

import java.util.List;

/**
 * What one part of the demonstration computed.
 *
 * @param lines for people
 * @param json the same with all digits, for JSON
 */
record DemoResult(List<String> lines, Object json) {}
