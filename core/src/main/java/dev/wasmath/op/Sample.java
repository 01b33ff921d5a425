package dev.wasmath.op;

/**
 * One call of an operation on seeded inputs, ready to be made with any kernel, any number of times.
 *
 * @param <K> the operation's kernel interface
 */
public interface Sample<K> {
  /** Calls {@code kernel} once on this sample's inputs; the inputs stay as they are. */
  void run(K kernel);

  /** What the last {@link #run} produced: the output array, or the single number returned. */
  double[] result();
}
