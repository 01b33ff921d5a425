package dev.wasmath.series;

/** Bernoulli's numbers, as two asymptotic series need them. */
final class Bernoulli {
  /** B(2j) / (2j)!, for j from 1: the corrections of Euler-Maclaurin summation. */
  private static final double[] OVER_FACTORIAL = {
    0.08333333333333333,
    -0.001388888888888889,
    3.306878306878307e-05,
    -8.267195767195768e-07,
    2.08767569878681e-08,
    -5.284190138687493e-10,
    1.3382536530684679e-11,
    -3.3896802963225827e-13,
    8.586062056277845e-15,
    -2.174868698558062e-16,
    5.5090028283602295e-18,
    -1.3954464685812522e-19,
    3.534707039629467e-21,
    -8.953517427037546e-23,
    2.267952452337683e-24,
    -5.744790668872202e-26,
    1.455172475614865e-27,
    -3.6859949406653103e-29,
    9.336734257095045e-31,
    -2.36502241570063e-32,
    5.990671762482134e-34,
    -1.5174548844682903e-35,
    3.843758125454189e-37,
    -9.736353072646691e-39,
    2.466247044200681e-40,
    -6.247076741820743e-42,
    1.5824030244644914e-43,
    -4.008273685948936e-45,
    1.0153075855569557e-46,
    -2.5718041582418717e-48
  };

  /** B(2j) / (2j (2j - 1)), for j from 1: Stirling's series. */
  private static final double[] STIRLING = {
    0.08333333333333333,
    -0.002777777777777778,
    0.0007936507936507937,
    -0.0005952380952380953,
    0.0008417508417508417,
    -0.0019175269175269176,
    0.00641025641025641,
    -0.029550653594771242,
    0.17964437236883057,
    -1.3924322169059011,
    13.402864044168393,
    -156.84828462600203,
    2193.1033333333335
  };

  /** How many corrections there are. */
  static final int CORRECTIONS = OVER_FACTORIAL.length;

  /** How many terms there are of Stirling's series. */
  static final int STIRLING_TERMS = STIRLING.length;

  private Bernoulli() {}

  /** B(2j) / (2j)!, for j from 1 to {@link #CORRECTIONS}. */
  static double overFactorial(int j) {
    return OVER_FACTORIAL[j - 1];
  }

  /** B(2j) / (2j (2j - 1)), for j from 1 to {@link #STIRLING_TERMS}. */
  static double stirling(int j) {
    return STIRLING[j - 1];
  }
}
