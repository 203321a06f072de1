package dev.cyclonelariat.cli.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.resource.InvalidNameException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueTargetTest {

  private static final LariatSettings.Builder LOCAL =
      LariatSettings.builder().region("us-east-1").endpoint(URI.create("http://127.0.0.1:4566"));

  private static LariatSettings applied(String queue) {
    return QueueTarget.parse(queue).applyTo(LOCAL.build().toBuilder()).build();
  }

  @Test
  void aNameChangesNothing() {
    assertThat(QueueTarget.parse("hello.fifo").queue().name()).isEqualTo("hello.fifo");
    assertThat(applied("hello")).isEqualTo(LOCAL.build());
  }

  @Test
  void aUrlOfAwsSaysTheRegionAndLeavesTheEndpoint() {
    LariatSettings settings = applied("https://sqs.eu-west-1.amazonaws.com/123456789012/hello");

    assertThat(settings.region()).isEqualTo("eu-west-1");
    assertThat(settings.endpoint()).isEqualTo(URI.create("http://127.0.0.1:4566"));
  }

  @Test
  void aUrlInAVpcSaysRegionAndEndpoint() {
    LariatSettings settings =
        applied("https://vpce-1.sqs.eu-west-1.vpce.amazonaws.com/123456789012/hello");

    assertThat(settings.region()).isEqualTo("eu-west-1");
    assertThat(settings.endpoint())
        .isEqualTo(URI.create("https://vpce-1.sqs.eu-west-1.vpce.amazonaws.com"));
  }

  @Test
  void aUrlElsewhereSaysTheEndpoint() {
    LariatSettings settings = applied("http://localhost:9324/000000000000/hello");

    assertThat(settings.region()).isEqualTo("us-east-1");
    assertThat(settings.endpoint()).isEqualTo(URI.create("http://localhost:9324"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://sqs.us-west-2.localhost.localstack.cloud:4566, us-west-2",
    "http://sqs.example.org, us-east-1",
    "https://sqs.eu-west-1.amazonaws.com.example.org, eu-west-1"
  })
  void whatOnlyLooksLikeAwsIsReachedWhereItIs(String endpoint, String region) {
    LariatSettings settings = applied(endpoint + "/000000000000/hello");

    assertThat(settings.region()).isEqualTo(region);
    assertThat(settings.endpoint()).isEqualTo(URI.create(endpoint));
  }

  @Test
  void whatIsNeitherIsRefused() {
    assertThatThrownBy(() -> QueueTarget.parse("no queue"))
        .isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> QueueTarget.parse("https://example.org"))
        .isInstanceOf(InvalidNameException.class);
  }
}
