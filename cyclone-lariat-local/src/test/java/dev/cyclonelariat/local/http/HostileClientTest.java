package dev.cyclonelariat.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client does, it is answered or closed, and others are served. */
@Timeout(30)
class HostileClientTest {
  private static final HttpLimits LIMITS =
      new HttpLimits(4_096, 100_000, 1_000_000, 8, Duration.ofMillis(300), Duration.ofMillis(600));

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = new HttpServer(InetAddress.getLoopbackAddress(), 0, LIMITS);
    server.start(
        (request, exchange) ->
            exchange.respond(
                new HttpResponse(
                    200,
                    Map.of("Content-Type", "text/plain"),
                    (request.method() + request.path() + request.body().length)
                        .getBytes(StandardCharsets.UTF_8))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "\u0016\u0003\u0001\u0000\n\n",
        "GET / HTTP/3\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      })
  void malformedRequestsAre400(String text) throws IOException {
    assertThat(exchange(text)).startsWith("HTTP/1.1 400 ");
    assertServesOthers();
  }

  @Test
  void aHugeBodyIs413AlthoughTheClientGoesOnSending() throws IOException {
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(ascii("POST / HTTP/1.1\r\nContent-Length: 50000000\r\n\r\n"));
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < 50; i++) {
        out.write(block);
      }
      socket.shutdownOutput();
      assertThat(readAll(socket)).startsWith("HTTP/1.1 413 ").contains("Connection: close");
    }
    assertServesOthers();
  }

  @Test
  void anEndlessChunkedBodyIs413() throws IOException {
    StringBuilder chunks =
        new StringBuilder("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 30; i++) {
      chunks.append("1000\r\n").append("x".repeat(0x1000)).append("\r\n");
    }
    assertThat(exchange(chunks.toString())).startsWith("HTTP/1.1 413 ");
    assertServesOthers();
  }

  @Test
  void anEndlessHeadIs431AndAnEndlessLineIs414() throws IOException {
    assertThat(exchange("GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(2_000)))
        .startsWith("HTTP/1.1 431 ");
    assertThat(exchange("GET /" + "a".repeat(8_000))).startsWith("HTTP/1.1 414 ");
    assertServesOthers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P",
        "POST / HTTP/1.1\r\nHost:",
        "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nfour",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
      })
  void aClientThatStopsHalfWayIs408(String text) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(ascii(text));
      assertThat(readAll(socket)).startsWith("HTTP/1.1 408 ");
    }
    assertServesOthers();
  }

  @Test
  void slowClientsDoNotKeepOthersOut() throws IOException {
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 3 * LIMITS.connections(); i++) {
      Socket socket = connect();
      socket.getOutputStream().write(ascii("POST / HTTP/1.1\r\n"));
      slow.add(socket);
    }
    assertServesOthers();
    for (Socket socket : slow) {
      assertThat(readAll(socket)).startsWith("HTTP/1.1 408 ");
      socket.close();
    }
  }

  @Test
  void bodiesTogetherAreLimited() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    int refused = 0;
    HttpServer small =
        new HttpServer(
            InetAddress.getLoopbackAddress(),
            0,
            new HttpLimits(
                4_096, 100_000, 150_000, 100, Duration.ofMillis(300), Duration.ofSeconds(1)));
    try (small) {
      small.start((request, exchange) -> exchange.drop());
      for (int i = 0; i < 3; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), small.port());
        socket
            .getOutputStream()
            .write(ascii("POST / HTTP/1.1\r\nContent-Length: 90000\r\n\r\n" + "x".repeat(80_000)));
        sockets.add(socket);
      }
      for (Socket socket : sockets) {
        String answer = readAll(socket);
        assertThat(answer).containsPattern("^HTTP/1.1 4(08|29) ");
        refused += answer.startsWith("HTTP/1.1 429 ") ? 1 : 0;
        socket.close();
      }
    }
    assertThat(refused).isEqualTo(2);
  }

  @Test
  void answersThatNobodyReadsAreLimited() throws IOException {
    byte[] large = new byte[12 << 20];
    HttpLimits limits =
        new HttpLimits(
            4_096, 100_000, 30 << 20, 100, Duration.ofSeconds(20), Duration.ofSeconds(20));
    try (HttpServer small = new HttpServer(InetAddress.getLoopbackAddress(), 0, limits);
        Socket first = new Socket(InetAddress.getLoopbackAddress(), small.port());
        Socket second = new Socket(InetAddress.getLoopbackAddress(), small.port());
        Socket third = new Socket(InetAddress.getLoopbackAddress(), small.port())) {
      small.start((request, exchange) -> exchange.respond(HttpResponse.of(200, "x", large)));
      String start = "HTTP/1.1 200 OK";
      for (Socket socket : List.of(first, second)) {
        socket.getOutputStream().write(ascii("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"));
        assertThat(socket.getInputStream().readNBytes(start.length())).asString().isEqualTo(start);
      }
      third.getOutputStream().write(ascii("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"));

      assertThat(readAll(third)).startsWith("HTTP/1.1 429 ");
      assertThat(readAll(first)).hasSizeGreaterThan(large.length);
    }
  }

  @Test
  void anIdleConnectionIsClosed() throws IOException {
    try (Socket socket = connect()) {
      assertThat(readAll(socket)).isEmpty();
    }
  }

  @Test
  void requestsInOnePieceAreAnsweredInOrder() throws IOException {
    String answer =
        exchange(
            "GET /1 HTTP/1.1\r\n\r\nPOST /2 HTTP/1.1\r\nContent-Length: 2\r\n\r\nab"
                + "HEAD /3 HTTP/1.1\r\n\r\nGET /4 HTTP/1.1\r\nConnection: close\r\n\r\n");

    assertThat(answer.split("HTTP/1.1 200 OK", -1)).hasSize(5);
    assertThat(answer)
        .containsSubsequence("GET/10", "POST/22", "Content-Length: 7", "GET/40")
        .doesNotContain("HEAD/30");
  }

  @Test
  void aClientMayWaitForLeaveToSend() throws IOException {
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(ascii("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"));
      byte[] leave = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
      assertThat(leave).asString().isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      out.write(ascii("ab"));
      socket.shutdownOutput();
      assertThat(readAll(socket)).contains("POST/2");
    }
  }

  private void assertServesOthers() throws IOException {
    assertThat(exchange("GET /other HTTP/1.1\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 OK")
        .endsWith("GET/other0");
  }

  private String exchange(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(ascii(request));
      return readAll(socket);
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  private static String readAll(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
