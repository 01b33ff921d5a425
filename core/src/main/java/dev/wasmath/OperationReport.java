package dev.wasmath;

/**
 * One row of the decision table: an operation that has been called, and what became of it.
 *
 * @param operation the operation's name
 * @param load the calls so far
 * @param hot whether ADR-003 calls that a hot path
 * @param metrics the ADR's metrics of this operation
 * @param largest the decision for the largest call that was looked at
 */
public record OperationReport(
    String operation, Load load, boolean hot, Metrics metrics, Decision largest) {}
