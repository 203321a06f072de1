package dev.cyclonelariat.graph.picture;

import dev.cyclonelariat.graph.TopologyGraph;
import dev.cyclonelariat.graph.layout.Box;
import dev.cyclonelariat.graph.layout.Layout;
import dev.cyclonelariat.graph.layout.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A graph, drawn. Immutable. */
public final class Picture {

  private static final double MARGIN = 32;
  private static final double HEADING = 56;

  private final List<Figure> figures;
  private final double width;
  private final double height;

  private Picture(List<Figure> figures, double width, double height) {
    this.figures = List.copyOf(figures);
    this.width = width;
    this.height = height;
  }

  /**
   * Draws a graph, with a heading and what its signs mean.
   *
   * @param heading such as where it was found
   */
  public static Picture of(TopologyGraph graph, String heading) {
    Layout layout = Layout.of(graph);
    List<Figure> figures = new ArrayList<>();
    Pen pen = new Pen(MARGIN, MARGIN + HEADING);
    Legend legend = new Legend(graph);
    double width = Math.max(layout.width(), Math.max(legend.width(), Legend.headingWidth(heading)));
    figures.add(Legend.heading(MARGIN, MARGIN + 14, heading, graph));
    for (Line line : layout.lines()) {
      figures.add(pen.line(line));
    }
    for (Box box : layout.boxes()) {
      figures.add(pen.box(box));
    }
    double below = MARGIN + HEADING + layout.height() + (layout.boxes().isEmpty() ? 0 : 34);
    figures.add(legend.draw(MARGIN, below));
    return new Picture(figures, width + 2 * MARGIN, below + Legend.HEIGHT + MARGIN * 0.6);
  }

  List<Figure> figures() {
    return figures;
  }

  /** In pixels. */
  public double width() {
    return width;
  }

  /** In pixels. */
  public double height() {
    return height;
  }

  /** As an SVG document. */
  public String svg() {
    return Svg.write(this);
  }

  /**
   * Writes it as a PNG image, twice as fine as its width and height say unless it is large.
   *
   * @throws PictureTooLargeException if it has more pixels than such an image should; nothing is
   *     written then
   * @throws IOException if it cannot be written
   */
  public void writePng(OutputStream out) throws IOException {
    Png.write(this, Letters.ofThisComputer(), out);
  }
}
