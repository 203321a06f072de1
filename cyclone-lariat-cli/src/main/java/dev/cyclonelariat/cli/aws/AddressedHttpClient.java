package dev.cyclonelariat.cli.aws;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** An HTTP client whose failures name the address that does not answer. */
final class AddressedHttpClient implements SdkHttpClient {

  private final SdkHttpClient http;

  /** Closes the client when it is closed itself. */
  AddressedHttpClient(SdkHttpClient http) {
    this.http = http;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest call = http.prepareRequest(request);
    URI address = request.httpRequest().getUri();
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        try {
          return call.call();
        } catch (IOException e) {
          throw isInterrupt(e) ? e : new UnreachableException(address, e);
        }
      }

      @Override
      public void abort() {
        call.abort();
      }
    };
  }

  private static boolean isInterrupt(IOException e) {
    return e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
  }

  @Override
  public String clientName() {
    return http.clientName();
  }

  @Override
  public void close() {
    http.close();
  }
}
