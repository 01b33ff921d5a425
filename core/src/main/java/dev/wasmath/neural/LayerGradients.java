package dev.wasmath.neural;

import dev.wasmath.Matrix;

/**
 * The gradients of a loss by the parameters of a dense layer.
 *
 * @param weights by the weights, in their shape
 * @param bias by the bias
 */
public record LayerGradients(Matrix weights, double[] bias) {}
