package dev.cyclonelariat.graph.picture;

import dev.cyclonelariat.graph.layout.Line.Point;
import java.util.List;
import java.util.Locale;

/** Writes pictures as SVG. */
final class Svg {

  private static final String PROPORTIONAL =
      "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
  private static final String FIXED =
      "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

  private final StringBuilder svg = new StringBuilder();

  private Svg() {}

  static String write(Picture picture) {
    Svg writer = new Svg();
    writer.begin(picture);
    picture.figures().forEach(writer::write);
    return writer.svg.append("</svg>\n").toString();
  }

  private void begin(Picture picture) {
    String width = number(Math.ceil(picture.width()));
    String height = number(Math.ceil(picture.height()));
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .append(width)
        .append("\" height=\"")
        .append(height)
        .append("\" viewBox=\"0 0 ")
        .append(width)
        .append(' ')
        .append(height)
        .append("\">\n<style>text{font-family:")
        .append(PROPORTIONAL)
        .append("}\n");
    for (Lettering lettering : Lettering.values()) {
      svg.append('.')
          .append(name(lettering))
          .append("{font-size:")
          .append(number(lettering.size()))
          .append("px;white-space:pre")
          .append(lettering.isBold() ? ";font-weight:600" : "")
          .append(lettering.isFixed() ? ";font-family:" + FIXED : "")
          .append("}\n");
    }
    svg.append("g:hover>path.line{stroke-width:3.5px;stroke:#111827}</style>\n")
        .append("<rect width=\"100%\" height=\"100%\" fill=\"")
        .append(Ink.PAPER.hex())
        .append("\"/>\n");
  }

  private void write(Figure figure) {
    svg.append("<g><title>").append(escaped(figure.meaning())).append("</title>");
    figure.marks().forEach(this::write);
    svg.append("</g>\n");
  }

  private void write(Mark mark) {
    if (mark instanceof Mark.Rectangle rectangle) {
      rectangle(rectangle);
    } else if (mark instanceof Mark.Curve curve) {
      curve(curve);
    } else if (mark instanceof Mark.Head head) {
      head(head);
    } else if (mark instanceof Mark.Text text) {
      text(text);
    }
  }

  private void rectangle(Mark.Rectangle rectangle) {
    svg.append("<rect");
    attribute("x", rectangle.x());
    attribute("y", rectangle.y());
    attribute("width", rectangle.width());
    attribute("height", rectangle.height());
    attribute("rx", rectangle.radius());
    attribute("fill", rectangle.fill().hex());
    attribute("stroke", rectangle.edge().hex());
    attribute("stroke-width", 1.3);
    svg.append("/>");
  }

  private void curve(Mark.Curve curve) {
    List<Point> points = curve.points();
    svg.append("<path class=\"line\" d=\"M").append(place(points.get(0)));
    for (int i = 1; i < points.size(); i++) {
      svg.append(i % 3 == 1 ? "C" : " ").append(place(points.get(i)));
    }
    svg.append("\" fill=\"none\"");
    attribute("stroke", curve.ink().hex());
    attribute("stroke-width", curve.width());
    if (curve.dashed()) {
      attribute("stroke-dasharray", "6 4");
    }
    svg.append("/>");
  }

  private void head(Mark.Head head) {
    double back = head.x() - head.to() * Mark.Head.LENGTH;
    svg.append("<path d=\"M")
        .append(place(new Point(head.x(), head.y())))
        .append('L')
        .append(place(new Point(back, head.y() - Mark.Head.HALF)))
        .append('L')
        .append(place(new Point(back, head.y() + Mark.Head.HALF)))
        .append("Z\"");
    attribute("fill", head.ink().hex());
    svg.append("/>");
  }

  private void text(Mark.Text text) {
    svg.append("<text");
    attribute("class", name(text.lettering()));
    attribute("x", text.x());
    attribute("y", text.y());
    attribute("fill", text.ink().hex());
    svg.append('>').append(escaped(text.text())).append("</text>");
  }

  private void attribute(String name, double value) {
    attribute(name, number(value));
  }

  private void attribute(String name, String value) {
    svg.append(' ').append(name).append("=\"").append(value).append('"');
  }

  private static String place(Point point) {
    return number(point.x()) + "," + number(point.y());
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String name(Lettering lettering) {
    return lettering.name().toLowerCase(Locale.ROOT);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
