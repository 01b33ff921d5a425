package dev.wasmath;

import java.util.function.Supplier;

/**
 * A kernel failed while it updated its output in place. Its route answers with plain Java from now
 * on, so that the whole computation can be made again; nobody but {@link #repeating} sees it.
 */
final class UpdateFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UpdateFailure(Throwable cause) {
    super(cause);
  }

  /** Makes a computation, and makes it again from its inputs when a kernel failed on the way. */
  static <T> T repeating(Supplier<T> computation) {
    try {
      return computation.get();
    } catch (UpdateFailure failed) {
      // The route that failed has lost its kernel, and there are finitely many.
      return repeating(computation);
    }
  }
}
