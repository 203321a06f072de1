package dev.cyclonelariat.benchmarks;

import java.util.Locale;

/**
 * One ratio.
 *
 * @param name what is compared
 * @param ours the median of ours, with its unit
 * @param other the median of the other, with its unit
 * @param ratio the median of the rounds' ratios
 * @param bound what the ratio shall be
 * @param otherIs what the other is
 */
record Figure(String name, String ours, String other, double ratio, String bound, String otherIs) {

  static final String HEADER = "name | ours | other | ratio (bound) | the other is";

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s | %s | %s | %.2f (%s) | %s", name, ours, other, ratio, bound, otherIs);
  }
}
