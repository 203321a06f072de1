package dev.cyclonelariat.graph.picture;

import dev.cyclonelariat.graph.layout.Line.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws pictures as PNG. Needs no display and no fonts. */
final class Png {

  /** 4 bytes each while it is drawn. */
  private static final long MOST_PIXELS = 40_000_000;

  private final Graphics2D graphics;
  private final Letters letters;

  private Png(Graphics2D graphics, Letters letters) {
    this.graphics = graphics;
    this.letters = letters;
  }

  static void write(Picture picture, Letters letters, OutputStream out) throws IOException {
    long width = (long) Math.ceil(picture.width());
    long height = (long) Math.ceil(picture.height());
    if (width * height > MOST_PIXELS) {
      throw new PictureTooLargeException(width, height, MOST_PIXELS);
    }
    int scale = width * height * 4 > MOST_PIXELS ? 1 : 2;
    BufferedImage image =
        new BufferedImage((int) width * scale, (int) height * scale, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(color(Ink.PAPER));
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(scale, scale);
    Png png = new Png(graphics, letters);
    picture.figures().forEach(figure -> figure.marks().forEach(png::draw));
    graphics.dispose();
    MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out);
    ImageIO.write(image, "png", stream);
    stream.close();
  }

  private static Color color(Ink ink) {
    return new Color(ink.rgb());
  }

  private void draw(Mark mark) {
    if (mark instanceof Mark.Rectangle rectangle) {
      draw(rectangle);
    } else if (mark instanceof Mark.Curve curve) {
      draw(curve);
    } else if (mark instanceof Mark.Head head) {
      draw(head);
    } else if (mark instanceof Mark.Text text) {
      graphics.setColor(color(text.ink()));
      letters.draw(graphics, text);
    }
  }

  private void draw(Mark.Rectangle rectangle) {
    double arc = 2 * rectangle.radius();
    RoundRectangle2D shape =
        new RoundRectangle2D.Double(
            rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height(), arc, arc);
    graphics.setColor(color(rectangle.fill()));
    graphics.fill(shape);
    graphics.setColor(color(rectangle.edge()));
    graphics.setStroke(new BasicStroke(1.3f));
    graphics.draw(shape);
  }

  private void draw(Mark.Curve curve) {
    List<Point> points = curve.points();
    Path2D path = new Path2D.Double();
    path.moveTo(points.get(0).x(), points.get(0).y());
    for (int i = 1; i + 2 < points.size(); i += 3) {
      path.curveTo(
          points.get(i).x(),
          points.get(i).y(),
          points.get(i + 1).x(),
          points.get(i + 1).y(),
          points.get(i + 2).x(),
          points.get(i + 2).y());
    }
    float[] dashes = curve.dashed() ? new float[] {6, 4} : null;
    graphics.setStroke(
        new BasicStroke(
            (float) curve.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
    graphics.setColor(color(curve.ink()));
    graphics.draw(path);
  }

  private void draw(Mark.Head head) {
    double back = head.x() - head.to() * Mark.Head.LENGTH;
    Path2D path = new Path2D.Double();
    path.moveTo(head.x(), head.y());
    path.lineTo(back, head.y() - Mark.Head.HALF);
    path.lineTo(back, head.y() + Mark.Head.HALF);
    path.closePath();
    graphics.setColor(color(head.ink()));
    graphics.fill(path);
  }
}
