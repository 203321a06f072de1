package dev.cyclonelariat.graph.picture;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;

/** Draws text into an image. */
interface Letters {

  /** In the current colour; no wider than it may be. */
  void draw(Graphics2D graphics, Mark.Text text);

  /** By the fonts of this computer; where Java finds none, by strokes of our own. */
  static Letters ofThisComputer() {
    try {
      new Font(Font.SANS_SERIF, Font.PLAIN, 12)
          .getStringBounds("x", new FontRenderContext(null, true, true));
      return new FontLetters();
    } catch (RuntimeException | LinkageError | InternalError e) {
      // Each Java says it in another way.
      return new StrokeLetters();
    }
  }
}
