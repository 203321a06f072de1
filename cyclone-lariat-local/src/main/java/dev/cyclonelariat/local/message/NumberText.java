package dev.cyclonelariat.local.message;

import java.math.BigDecimal;

/** The numbers of message attributes, which travel as texts. */
public final class NumberText {
  /** AWS takes 38 digits between 10^-128 and 10^126; what is much longer takes long to read. */
  private static final int MAX_LENGTH = 300;

  private NumberText() {}

  /**
   * The number that a text spells.
   *
   * @throws NumberFormatException if it spells none
   */
  public static BigDecimal parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new NumberFormatException("The number has too many digits");
    }
    return new BigDecimal(text);
  }

  /** Whether a text spells a number. */
  public static boolean isNumber(String text) {
    try {
      parse(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
