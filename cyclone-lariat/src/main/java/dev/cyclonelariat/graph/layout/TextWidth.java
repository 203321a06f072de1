package dev.cyclonelariat.graph.layout;

/**
 * How wide text is at most, whatever font a viewer has: by the widest of the usual ones, and of a
 * letter 1 high.
 */
final class TextWidth {

  private static final String NARROW = "ijlftrI.,:-_›()[] 1";
  private static final String WIDE = "mwMW@%";

  private TextWidth() {}

  /** In a bold proportional font. */
  static double bold(String text) {
    return text.chars().mapToDouble(TextWidth::bold).sum();
  }

  private static double bold(int letter) {
    if (NARROW.indexOf(letter) >= 0) {
      return 0.52;
    } else if (WIDE.indexOf(letter) >= 0) {
      return 1.06;
    }
    return Character.isUpperCase(letter) ? 0.79 : 0.71;
  }

  /** In a font whose letters are all as wide. */
  static double fixed(String text) {
    return text.length() * 0.605;
  }
}
