package dev.wasmath;

/**
 * The door to the operations on vectors that are parts of arrays: rows and columns of matrices,
 * every other element. The bits and the exceptions are those of {@link Vectors}, which has the
 * documentation of each operation.
 *
 * <p>Adjacent elements are worked on where they lie. Elements with a stride are gathered into an
 * array first, and results with one written back last. An output may overlap the inputs in any way:
 * the result is as if all inputs had been read first.
 */
public final class VectorViews {
  private final VectorRoutes routes;

  VectorViews(VectorRoutes routes) {
    this.routes = routes;
  }

  /** A call on views without strides, of which the last is written. */
  private interface Call {
    void on(VectorView a, VectorView b, VectorView out);
  }

  /**
   * Writes a + b into {@code out} and returns it.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public VectorView add(VectorView a, VectorView b, VectorView out) {
    return write(
        a,
        b,
        out,
        (x, y, to) ->
            routes.add(
                x.data(), x.offset(), y.data(), y.offset(), to.data(), to.offset(), to.length()));
  }

  /**
   * Writes a - b into {@code out} and returns it.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public VectorView subtract(VectorView a, VectorView b, VectorView out) {
    return write(
        a,
        b,
        out,
        (x, y, to) ->
            routes.subtract(
                x.data(), x.offset(), y.data(), y.offset(), to.data(), to.offset(), to.length()));
  }

  /**
   * Writes the elementwise product of a and b into {@code out} and returns it.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public VectorView multiply(VectorView a, VectorView b, VectorView out) {
    return write(
        a,
        b,
        out,
        (x, y, to) ->
            routes.hadamard(
                x.data(), x.offset(), y.data(), y.offset(), to.data(), to.offset(), to.length()));
  }

  /**
   * Writes {@code alpha} times x into {@code out} and returns it.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public VectorView scale(double alpha, VectorView x, VectorView out) {
    return write(
        x,
        x,
        out,
        (from, _, to) ->
            routes.scale(alpha, from.data(), from.offset(), to.data(), to.offset(), to.length()));
  }

  /**
   * Adds {@code alpha} times x to {@code y}, which is overwritten and returned.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public VectorView axpy(double alpha, VectorView x, VectorView y) {
    return write(
        x,
        y,
        y,
        (a, b, to) ->
            routes.axpy(
                alpha,
                a.data(),
                a.offset(),
                b.data(),
                b.offset(),
                to.data(),
                to.offset(),
                to.length()));
  }

  /**
   * Writes {@code alpha} times x plus {@code beta} times y into {@code out} and returns it.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public VectorView linearCombination(
      double alpha, VectorView x, double beta, VectorView y, VectorView out) {
    return write(
        x,
        y,
        out,
        (a, b, to) ->
            routes.linearCombination(
                alpha,
                a.data(),
                a.offset(),
                beta,
                b.data(),
                b.offset(),
                to.data(),
                to.offset(),
                to.length()));
  }

  /**
   * The inner product.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public double dot(VectorView a, VectorView b) {
    Arguments.sameLength(a.length(), b.length());
    VectorView x = dense(a);
    VectorView y = dense(b);
    return routes.dot(x.data(), x.offset(), y.data(), y.offset(), x.length());
  }

  /** The sum of the elements. */
  public double sum(VectorView view) {
    VectorView x = dense(view);
    return routes.sum(x.data(), x.offset(), x.length());
  }

  /** The Euclidean norm. */
  public double norm(VectorView view) {
    VectorView x = dense(view);
    return routes.norm(x.data(), x.offset(), x.length());
  }

  /** The 1-norm. */
  public double norm1(VectorView view) {
    VectorView x = dense(view);
    return routes.norm1(x.data(), x.offset(), x.length());
  }

  /** The infinity norm. */
  public double normInfinity(VectorView view) {
    VectorView x = dense(view);
    return routes.normInfinity(x.data(), x.offset(), x.length());
  }

  /**
   * The smallest element.
   *
   * @throws IllegalArgumentException if the vector is empty
   */
  public double min(VectorView view) {
    Arguments.notEmpty(view.length());
    VectorView x = dense(view);
    return routes.min(x.data(), x.offset(), x.length());
  }

  /**
   * The lowest index of a smallest element.
   *
   * @throws IllegalArgumentException if the vector is empty
   */
  public int argmin(VectorView view) {
    VectorView x = dense(view);
    return VectorRoutes.indexOf(min(x), x.data(), x.offset(), x.length());
  }

  /**
   * The largest element.
   *
   * @throws IllegalArgumentException if the vector is empty
   */
  public double max(VectorView view) {
    Arguments.notEmpty(view.length());
    VectorView x = dense(view);
    return routes.max(x.data(), x.offset(), x.length());
  }

  /**
   * The lowest index of a largest element.
   *
   * @throws IllegalArgumentException if the vector is empty
   */
  public int argmax(VectorView view) {
    VectorView x = dense(view);
    return VectorRoutes.indexOf(max(x), x.data(), x.offset(), x.length());
  }

  private static VectorView write(VectorView a, VectorView b, VectorView out, Call call) {
    Arguments.sameLength(a.length(), b.length());
    Arguments.sameLength(a.length(), out.length());
    VectorView x = dense(a);
    VectorView y = dense(b);
    if (out.stride() == 1 && !overlap(x, out) && !overlap(y, out)) {
      call.on(x, y, out);
      return out;
    }
    VectorView result = VectorView.of(new double[out.length()]);
    call.on(x, y, result);
    for (int i = 0; i < out.length(); i++) {
      out.set(i, result.get(i));
    }
    return out;
  }

  private static VectorView dense(VectorView x) {
    return x.stride() == 1 ? x : VectorView.of(x.toArray());
  }

  /** Whether two views without strides share elements without being the same elements. */
  private static boolean overlap(VectorView x, VectorView out) {
    return x.data() == out.data()
        && x.offset() != out.offset()
        && Math.abs(x.offset() - out.offset()) < out.length();
  }
}
