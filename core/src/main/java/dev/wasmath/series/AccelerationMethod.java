package dev.wasmath.series;

/** The ways to find the limit of a sequence from its first elements. */
public enum AccelerationMethod {
  /** All the others, and the one whose estimates agree best. */
  AUTO,
  /** The last element, as it is. */
  NONE,
  /** Aitken's delta squared, again and again (A. C. Aitken, Proc. Roy. Soc. Edinburgh 46, 1926). */
  AITKEN,
  /** Shanks' transform by P. Wynn's epsilon algorithm (Math. Tables Aids Comput. 10, 1956). */
  EPSILON,
  /** P. Wynn's rho algorithm, for logarithmic convergence (Proc. Camb. Phil. Soc. 52, 1956). */
  RHO,
  /** D. Levin's u transform (Int. J. Comput. Math. 3, 1973), which copes with most sequences. */
  LEVIN_U,
  /** Levin's t transform. */
  LEVIN_T,
  /** Levin's v transform. */
  LEVIN_V,
  /** Richardson's extrapolation in 1/n (Phil. Trans. Roy. Soc. A 226, 1927). */
  RICHARDSON,
  /**
   * The weights of H. Cohen, F. Rodriguez Villegas and D. Zagier for alternating series
   * ("Convergence acceleration of alternating series", Exp. Math. 9, 2000).
   */
  ALTERNATING
}
