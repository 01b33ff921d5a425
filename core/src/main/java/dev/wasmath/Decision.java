package dev.wasmath;

import java.util.Optional;

/**
 * What runs for an operation at a size, and why.
 *
 * @param operation the operation's name
 * @param elements the number of elements in the largest operand
 * @param strategy what runs
 * @param reason why, in words, with the numbers behind it
 * @param trial the trial made for this size class, if there was one
 */
public record Decision(
    String operation, long elements, Strategy strategy, String reason, Optional<Trial> trial) {}
