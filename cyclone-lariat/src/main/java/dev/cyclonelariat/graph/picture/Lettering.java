package dev.cyclonelariat.graph.picture;

/** The kinds of text in pictures. */
enum Lettering {
  HEADING(16, true, false),
  TITLE(13, true, false),
  NAME(10.5, false, true),
  SIGN(8.5, true, false),
  NOTE(11.5, false, false);

  private final double size;
  private final boolean bold;
  private final boolean fixed;

  Lettering(double size, boolean bold, boolean fixed) {
    this.size = size;
    this.bold = bold;
    this.fixed = fixed;
  }

  double size() {
    return size;
  }

  boolean isBold() {
    return bold;
  }

  /** Whether all letters are as wide. */
  boolean isFixed() {
    return fixed;
  }
}
