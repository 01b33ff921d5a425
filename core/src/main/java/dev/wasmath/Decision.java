package dev.wasmath;

import java.time.Instant;
import java.util.Optional;

/**
 * What runs for an operation at a size, and why.
 *
 * @param operation the operation's name
 * @param elements the number of elements in the largest operand
 * @param strategy what runs
 * @param reason why, in words, with the numbers behind it
 * @param evidence the pairs measured in this size class, if there are any
 * @param wisdom when the pairs were measured, if that was in another process
 * @param since since when that strategy serves the size class, if it was decided by measurement
 * @param quarantinedUntil until when the WebAssembly kernel is not used, if it failed
 */
public record Decision(
    String operation,
    long elements,
    Strategy strategy,
    String reason,
    Optional<Evidence> evidence,
    Optional<Instant> wisdom,
    Optional<Instant> since,
    Optional<Instant> quarantinedUntil) {}
