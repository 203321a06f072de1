package dev.cyclonelariat.graph.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cyclonelariat.graph.Graphs;
import dev.cyclonelariat.graph.TopologyGraph;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PictureTest {

  private static final String HEADING = "p · <1> & \"2\"";

  private static Element parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private static List<String> texts(Element svg, String tag) {
    NodeList found = svg.getElementsByTagName(tag);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }

  @Test
  void anSvgShowsEachNameOnceAndWhatTheSignsMean() throws Exception {
    TopologyGraph graph = Graphs.threeShapes();

    Element svg = parsed(Picture.of(graph, HEADING).svg());

    assertThat(texts(svg, "text"))
        .contains(HEADING, "6 topics · 6 queues · 6 subscriptions", "FIFO")
        .contains("user_created › mailer", "custom topic", "dead letters")
        .contains("fan-out to the queues of a topic");
    graph
        .nodes()
        .forEach(
            node -> assertThat(texts(svg, "text")).filteredOn(node.toString()::equals).hasSize(1));
    assertThat(texts(svg, "title"))
        .contains("p-event-fanout-crm-changed → p-event-fanout-any-contact")
        .doesNotContain("p-event-fanout-crm-changed → p-event-queue-any-contact-sales");
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void onlyTheSignsThatAreThereAreExplained() throws Exception {
    Element svg = parsed(Picture.of(new Graphs().with(Graphs.topic("t")).graph(), "").svg());

    assertThat(texts(svg, "text")).contains("custom topic").doesNotContain("queue", "dead letters");
  }

  @Test
  void anEmptyGraphIsAPictureToo() throws Exception {
    assertThat(texts(parsed(Picture.of(new Graphs().graph(), "empty").svg()), "text"))
        .contains("0 topics · 0 queues · 0 subscriptions");
  }

  @Test
  void aPngShowsTheSameTwiceAsFine() throws Exception {
    Picture picture = Picture.of(Graphs.threeShapes(), HEADING);
    ByteArrayOutputStream png = new ByteArrayOutputStream();

    picture.writePng(png);

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
    assertThat(image.getWidth()).isEqualTo(2 * (int) Math.ceil(picture.width()));
    assertThat(image.getHeight()).isEqualTo(2 * (int) Math.ceil(picture.height()));
    assertThat(image.getRGB(0, 0)).isEqualTo(0xffffffff);
    for (Ink ink : Ink.values()) {
      assertThat(hasColor(image, ink)).as(ink.name()).isTrue();
    }
  }

  @Test
  void whereThereAreNoFontsTheLettersAreStrokes() throws Exception {
    Picture picture = Picture.of(Graphs.threeShapes(), "AZ az 09");
    ByteArrayOutputStream png = new ByteArrayOutputStream();

    Png.write(picture, new StrokeLetters(), png);

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
    assertThat(image.getWidth()).isEqualTo(2 * (int) Math.ceil(picture.width()));
    assertThat(hasColor(image, Ink.TEXT)).isTrue();
  }

  private static boolean hasColor(BufferedImage image, Ink ink) {
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        if ((image.getRGB(x, y) & 0xffffff) == ink.rgb()) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void aPictureThatIsTooLargeForPixelsSaysWhatToDo() throws Exception {
    Picture picture = Picture.of(Graphs.large(500, 2_000, 3_000), "large");
    ByteArrayOutputStream png = new ByteArrayOutputStream();

    assertThatExceptionOfType(PictureTooLargeException.class)
        .isThrownBy(() -> picture.writePng(png))
        .withMessageContaining("pixels")
        .withMessageContaining("use svg");

    assertThat(png.size()).isZero();
    assertThat(texts(parsed(picture.svg()), "title")).hasSize(500 + 2_000 + 3_000 + 2);
    assertThat(picture.svg()).hasSizeLessThan(3_000_000);
  }
}
