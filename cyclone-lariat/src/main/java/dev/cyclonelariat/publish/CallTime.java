package dev.cyclonelariat.publish;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** How long one call of the SDK may take with all its retries. */
final class CallTime {

  private CallTime() {}

  static Consumer<AwsRequestOverrideConfiguration.Builder> atMost(@Nullable Duration longest) {
    return configuration -> {
      if (longest != null) {
        configuration.apiCallTimeout(longest);
      }
    };
  }
}
