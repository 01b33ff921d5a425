package dev.wasmath;

/**
 * One row of the decision table: an operation that has been called, and what became of it.
 *
 * @param operation the operation's name
 * @param load the calls so far
 * @param hot whether ADR-003 calls that a hot path
 * @param possibleSaving seconds of the load's total that the faster strategy would have saved in
 *     every size class; half of the time where nothing was measured, 0 where plain Java alone can
 *     serve
 * @param metrics the ADR's metrics of this operation
 * @param largest the decision for the largest call that was looked at
 */
public record OperationReport(
    String operation,
    Load load,
    boolean hot,
    double possibleSaving,
    Metrics metrics,
    Decision largest) {}
