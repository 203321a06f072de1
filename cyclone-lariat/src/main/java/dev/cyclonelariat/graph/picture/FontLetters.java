package dev.cyclonelariat.graph.picture;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/** Letters of the fonts that every Java has by these names, where it has any. */
final class FontLetters implements Letters {

  /** Text that is wider than it may be is made narrower. */
  @Override
  public void draw(Graphics2D graphics, Mark.Text text) {
    Lettering lettering = text.lettering();
    Font font =
        new Font(
                lettering.isFixed() ? Font.MONOSPACED : Font.SANS_SERIF,
                lettering.isBold() ? Font.BOLD : Font.PLAIN,
                1)
            .deriveFont((float) lettering.size());
    double width = font.getStringBounds(text.text(), graphics.getFontRenderContext()).getWidth();
    if (text.most() > 0 && width > text.most()) {
      font = font.deriveFont(AffineTransform.getScaleInstance(text.most() / width, 1));
    }
    graphics.setFont(font);
    graphics.drawString(text.text(), (float) text.x(), (float) text.y());
  }
}
