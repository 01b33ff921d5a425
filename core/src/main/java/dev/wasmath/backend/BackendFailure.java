package dev.wasmath.backend;

/**
 * A kernel could not do its work: it trapped, ran out of memory or was closed. The caller never
 * sees it, unless strictness was asked for; plain Java answers instead.
 */
public final class BackendFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean capacity;

  /** A failure with its reason. */
  public BackendFailure(String reason) {
    super(reason);
    this.capacity = false;
  }

  /** A failure with its reason and its cause. */
  public BackendFailure(String reason, Throwable cause) {
    super(reason, cause);
    this.capacity = false;
  }

  private BackendFailure(String reason, boolean capacity) {
    super(reason);
    this.capacity = capacity;
  }

  /**
   * A call that was too large, for example because memory did not grow: the kernel is in order, and
   * smaller calls go on.
   */
  public static BackendFailure tooLarge(String reason) {
    return new BackendFailure(reason, true);
  }

  /** Whether the call was too large. */
  public boolean isCapacity() {
    return capacity;
  }
}
