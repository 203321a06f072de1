package dev.cyclonelariat.local.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.LocalSnsSqs;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replays what the AWS CLI 1.45, the SDK for JavaScript 3.1168 and the SDK for Ruby 1.67 sent when
 * they were driven by the scripts in {@code src/test/clients}, and compares the answers with those
 * that these clients understood. What differs from run to run is taken over from one answer to the
 * next request.
 */
class RecordedClientsTest {
  private static final String RECORDED_HOST = "127.0.0.1:4599";

  /** Ids, receipt handles, times in milliseconds and in seconds. */
  private static final Pattern CHANGING =
      Pattern.compile(
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
              + "|AQQB[A-Za-z0-9+/]{32}|\\b[0-9]{13}\\b|\\b1[0-9]{9}\\b");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> taken = new LinkedHashMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"aws-cli", "javascript", "ruby"})
  void answersAreWhatTheClientUnderstood(String client) throws Exception {
    List<Path> files = files(client);
    assertThat(files).hasSizeGreaterThan(10);
    try (LocalSnsSqs local = LocalSnsSqs.start()) {
      taken.put(RECORDED_HOST, "127.0.0.1:" + local.port());
      taken.put(RECORDED_HOST.replace(":", "%3A"), "127.0.0.1%3A" + local.port());
      // The SDK for Ruby 1 names the host without its port, and so do the URLs it gets.
      taken.put("//127.0.0.1/", "//127.0.0.1:" + local.port() + "/");
      taken.put("%2F%2F127.0.0.1%2F", "%2F%2F127.0.0.1%3A" + local.port() + "%2F");
      for (Path file : files) {
        String[] exchange = Files.readString(file).split("\n={20}\n", -1);
        Part request = Part.parse(exchange[0]);
        Part expected = Part.parse(exchange[1]);

        HttpResponse<String> actual = send(local, request);

        assertThat(Integer.toString(actual.statusCode())).as("%s", file).isEqualTo(expected.first);
        expected.headers.forEach(
            (name, value) ->
                assertThat(actual.headers().firstValue(name)).as("%s", file).hasValue(value));
        takeOver(expected.body, actual.body());
        assertThat(actual.body()).as("%s", file).isEqualTo(current(expected.body));
      }
    }
  }

  private static List<Path> files(String client) throws IOException, URISyntaxException {
    Path folder = Path.of(RecordedClientsTest.class.getResource("/wire/" + client).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private HttpResponse<String> send(LocalSnsSqs local, Part request)
      throws IOException, InterruptedException {
    String path = request.first.substring(request.first.indexOf(' ') + 1);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(local.endpoint() + current(path)))
            .POST(BodyPublishers.ofString(current(request.body)));
    request.headers.forEach(builder::header);
    return http.send(builder.build(), BodyHandlers.ofString());
  }

  /** Pairs what changes in the recorded answer with what stands in its place now. */
  private void takeOver(String recorded, String actual) {
    Matcher then = CHANGING.matcher(recorded);
    Matcher now = CHANGING.matcher(actual);
    while (then.find() && now.find()) {
      taken.put(then.group(), now.group());
      taken.put(encoded(then.group()), encoded(now.group()));
    }
  }

  private static String encoded(String text) {
    return text.replace("+", "%2B").replace("/", "%2F");
  }

  private String current(String recorded) {
    String text = recorded;
    for (Map.Entry<String, String> entry : taken.entrySet()) {
      text = text.replace(entry.getKey(), entry.getValue());
    }
    return text;
  }

  /** A request or a response: a first line, headers, an empty line, a body. */
  private record Part(String first, Map<String, String> headers, String body) {
    static Part parse(String text) {
      int end = text.indexOf("\n\n");
      String[] lines = text.substring(0, end).split("\n", -1);
      Map<String, String> headers = new LinkedHashMap<>();
      for (int i = 1; i < lines.length; i++) {
        int colon = lines[i].indexOf(": ");
        headers.put(lines[i].substring(0, colon), lines[i].substring(colon + 2));
      }
      String body = text.substring(end + 2);
      return new Part(
          lines[0], headers, body.endsWith("\n") ? body.substring(0, body.length() - 1) : body);
    }
  }
}
