package dev.wasmath.dashboard;

/**
 * Why a request was not answered as it was meant.
 *
 * @param status the HTTP status
 * @param text the reason, and what to do
 */
record Refusal(int status, String text) {
  /** The refusal as what a request throws. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedException(int status, String text) {
      super(text, null, false, false);
      this.status = status;
    }

    Refusal refusal() {
      return new Refusal(status, String.valueOf(getMessage()));
    }
  }

  /** A request that makes no sense. */
  static RefusedException bad(String text) {
    return new RefusedException(400, text);
  }
}
