package dev.wasmath;

/**
 * The measurement of an operation on scratch data, size by size: after each, a task of another
 * operation may be worth more.
 */
final class Measurement implements Background.Task {
  private final Learner learner;
  private final Knots knots;
  private final Background background;

  Measurement(Learner learner, Knots knots, Background background) {
    this.learner = learner;
    this.knots = knots;
    this.background = background;
  }

  @Override
  public void run() {
    try {
      if (knots.measureNext()) {
        background.submit(this);
      } else {
        learner.learned();
      }
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError failure) {
      learner.failed(failure, Long.MAX_VALUE);
    }
  }

  @Override
  public void abandoned() {
    learner.abandoned();
  }

  @Override
  public double worth() {
    return learner.worth();
  }
}
