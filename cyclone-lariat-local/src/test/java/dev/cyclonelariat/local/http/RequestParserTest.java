package dev.cyclonelariat.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestParserTest {
  private static final HttpLimits LIMITS =
      new HttpLimits(256, 100, 1_000, 10, Duration.ofSeconds(1), Duration.ofSeconds(1));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1_000})
  void readsARequestInPiecesOfAnySize(int piece) throws Exception {
    RequestParser parser = new RequestParser(LIMITS, new MemoryBudget(1_000));
    String text =
        """
        \r
        POST /a/b?c=d HTTP/1.1\r
        Host: localhost\r
        X-Thing:  value \r
        Content-Length: 5\r
        \r
        hello""";

    assertThat(feed(parser, text, piece)).isEqualTo(1);

    HttpRequest request = parser.request();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/a/b");
    assertThat(request.query()).isEqualTo("c=d");
    assertThat(request.headers().get("x-thing")).isEqualTo("value");
    assertThat(request.body()).asString().isEqualTo("hello");
    assertThat(parser.keepAlive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1_000})
  void readsChunks(int piece) throws Exception {
    RequestParser parser = new RequestParser(LIMITS, new MemoryBudget(1_000));
    String text =
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3;ext=1\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n";

    assertThat(feed(parser, text, piece)).isEqualTo(1);

    assertThat(parser.request().body()).asString().isEqualTo("abc0123456789");
  }

  @Test
  void leavesTheNextRequestAlone() throws Exception {
    RequestParser parser = new RequestParser(LIMITS, new MemoryBudget(1_000));

    assertThat(feed(parser, "GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.0\r\n\r\n", 1_000)).isEqualTo(2);

    assertThat(parser.request().path()).isEqualTo("/2");
    assertThat(parser.keepAlive()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, 400",
    "GET / HTTP/2.0, 400",
    "GET  HTTP/1.1, 400",
    "GET / HTTP/1.1|no colon, 400",
    "GET / HTTP/1.1| folded: x, 400",
    "POST / HTTP/1.1|Content-Length: -1, 400",
    "POST / HTTP/1.1|Content-Length: x, 400",
    "POST / HTTP/1.1|Content-Length: 1|Content-Length: 2, 400",
    "POST / HTTP/1.1|Content-Length: 1|Transfer-Encoding: chunked, 400",
    "POST / HTTP/1.1|Transfer-Encoding: gzip, 400",
    "POST / HTTP/1.1|Content-Length: 101, 413",
    "POST / HTTP/1.1|Transfer-Encoding: chunked||65|, 413",
    "POST / HTTP/1.1|Transfer-Encoding: chunked||FFFFFFFFF|, 400",
    "POST / HTTP/1.1|Transfer-Encoding: chunked||xyz|, 400",
  })
  void refuses(String lines, int status) {
    RequestParser parser = new RequestParser(LIMITS, new MemoryBudget(1_000));
    String text = lines.replace("|", "\r\n") + "\r\n\r\n";

    assertThatThrownBy(() -> feed(parser, text, 1_000))
        .isInstanceOfSatisfying(HttpException.class, e -> assertThat(e.status()).isEqualTo(status));
  }

  @Test
  void refusesAHeadWithoutEnd() {
    RequestParser parser = new RequestParser(LIMITS, new MemoryBudget(1_000));
    assertThatThrownBy(() -> feed(parser, "GET /" + "a".repeat(300), 1_000))
        .isInstanceOfSatisfying(HttpException.class, e -> assertThat(e.status()).isEqualTo(414));

    RequestParser other = new RequestParser(LIMITS, new MemoryBudget(1_000));
    assertThatThrownBy(() -> feed(other, "GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(99), 1_000))
        .isInstanceOfSatisfying(HttpException.class, e -> assertThat(e.status()).isEqualTo(431));
  }

  @Test
  void bodiesTogetherStayWithinTheBudget() throws Exception {
    MemoryBudget budget = new MemoryBudget(150);
    RequestParser first = new RequestParser(LIMITS, budget);
    RequestParser second = new RequestParser(LIMITS, budget);
    String text = "POST / HTTP/1.1\r\nContent-Length: 80\r\n\r\n" + "x".repeat(80);
    feed(first, text, 1_000);

    assertThatThrownBy(() -> feed(second, text, 1_000))
        .isInstanceOfSatisfying(HttpException.class, e -> assertThat(e.status()).isEqualTo(429));

    first.reset();
    second.reset();
    assertThat(feed(second, text, 1_000)).isEqualTo(1);
  }

  @Test
  void anyBytesAreARequestOrRefused() {
    Random random = new Random(1);
    String[] parts = {
      "POST / HTTP/1.1", "\r\n", "\n", "Content-Length: 3", "Transfer-Encoding: chunked", "3", ": ",
      "\r\n\r\n", "abc", "\u0000", "Expect: 100-continue", ";", "0", "\u00ff"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(12); part >= 0; part--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      MemoryBudget budget = new MemoryBudget(1_000);
      RequestParser parser = new RequestParser(LIMITS, budget);
      try {
        parser.feed(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.ISO_8859_1)));
      } catch (HttpException e) {
        assertThat(e.status()).isBetween(400, 499);
      }
    }
  }

  /** Feeds the text in pieces and returns how many requests it held. */
  private static int feed(RequestParser parser, String text, int piece) throws HttpException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    int requests = 0;
    for (int from = 0; from < bytes.length; from += piece) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, from, Math.min(piece, bytes.length - from));
      while (buffer.hasRemaining()) {
        if (requests > 0 && parser.feed(ByteBuffer.allocate(0))) {
          parser.reset();
        }
        if (parser.feed(buffer)) {
          requests++;
        }
      }
    }
    return requests;
  }
}
