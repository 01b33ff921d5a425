package dev.wasmath;

/**
 * One row of the decision table: an operation that has been called, and what became of it.
 *
 * @param operation the operation's name
 * @param load the calls so far
 * @param metrics the ADR's metrics of this operation
 * @param largest the decision for the largest call so far, under the load that the last call met
 */
public record OperationReport(String operation, Load load, Metrics metrics, Decision largest) {}
