package dev.wasmath;

/**
 * What an operation has been asked to do so far, over all sizes.
 *
 * @param calls the number of calls
 * @param callsPerSecond calls in the current one-second window, or the rate of the last full
 *     window, whichever is larger
 * @param averageMillis the average duration of a call in milliseconds; 0 before the first
 * @param totalSeconds the total duration of all calls in seconds
 */
public record Load(long calls, double callsPerSecond, double averageMillis, double totalSeconds) {}
