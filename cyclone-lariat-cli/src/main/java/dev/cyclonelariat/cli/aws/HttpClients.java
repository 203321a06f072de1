package dev.cyclonelariat.cli.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Makes the HTTP client that starts fastest. */
final class HttpClients {

  private static final Set<String> THIS_COMPUTER = Set.of("127.0.0.1", "localhost", "[::1]");

  /** As the SDK has them. */
  private static final int CONNECT_MILLIS = 2_000;

  private static final int READ_MILLIS = 30_000;

  private HttpClients() {}

  /**
   * For an endpoint.
   *
   * @param endpoint null for AWS's own
   */
  static SdkHttpClient to(@Nullable URI endpoint) {
    boolean isHere =
        endpoint != null
            && "http".equals(endpoint.getScheme())
            && THIS_COMPUTER.contains(endpoint.getHost());
    // On its own it reads all certificates first, which takes longer than the request.
    return isHere
        ? UrlConnectionHttpClient.create(HttpClients::connect)
        : UrlConnectionHttpClient.create();
  }

  private static HttpURLConnection connect(URI uri) {
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(READ_MILLIS);
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
