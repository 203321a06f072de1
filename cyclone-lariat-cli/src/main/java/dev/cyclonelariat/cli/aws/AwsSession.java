package dev.cyclonelariat.cli.aws;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import software.amazon.awssdk.http.SdkHttpClient;

/** A {@link Lariat} for the short life of one command, over the HTTP client that starts fastest. */
public final class AwsSession implements AutoCloseable {

  private final SdkHttpClient http;
  private final Lariat lariat;

  /** With these settings. AWS is not asked before it is needed. */
  public AwsSession(LariatSettings settings) {
    http = new AddressedHttpClient(HttpClients.to(settings.endpoint()));
    lariat = Lariat.builder(settings).httpClient(http).build();
  }

  /** The library. */
  public Lariat lariat() {
    return lariat;
  }

  @Override
  public void close() {
    lariat.close();
    http.close();
  }
}
