package dev.wasmath;

/**
 * One row of the decision table: an operation that has been called, and what became of it.
 *
 * @param operation the operation's name
 * @param load the calls so far
 * @param metrics the ADR's metrics of this operation
 * @param latest the decision for the most recent call's size class, as it stands now
 */
public record OperationReport(String operation, Load load, Metrics metrics, Decision latest) {}
