package dev.wasmath.neural;

import java.util.List;

/**
 * The course of a training.
 *
 * @param epochs those that were run, in their order
 * @param best the number of the epoch whose parameters the network has now, counted from 1; the
 *     last one without early stopping
 * @param stoppedEarly whether the validation loss had not become smaller for too long
 */
public record History(List<Epoch> epochs, int best, boolean stoppedEarly) {
  /** The epoch whose parameters the network has now. */
  public Epoch kept() {
    return epochs.get(best - 1);
  }
}
