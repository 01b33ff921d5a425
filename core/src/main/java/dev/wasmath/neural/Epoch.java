package dev.wasmath.neural;

import java.util.OptionalDouble;

/**
 * What one pass over the training examples came to.
 *
 * @param number counted from 1
 * @param trainingLoss the mean over the training examples, each as its batch met it
 * @param validationLoss the mean over the examples kept apart, after the epoch; empty without them
 */
public record Epoch(int number, double trainingLoss, OptionalDouble validationLoss) {}
